#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QString>
#include <QVariant>

namespace dragoman {

// What the filter box says. Terms are separated by spaces and must all hold; "-" or "!" before one turns it
// round; text in quotes is looked for as it stands.
//
//   429  5xx  >=400  !200        the status; several plain ones mean any of them
//   model:opus  provider:x  client:x  endpoint:x  key:x  protocol:x  error:x  stop:x    holds that text; * =
//   any slow>5s  first>500ms  byte>500ms  speed<10  tokens>1k  in>1k  out<10  cached=0  attempts>1 warnings>0
//   bytes>1M  id=7 today  yesterday  2026-11-20  since:2026-11-01  until:2026-11-20        in local time,
//   days whole failed  ok  stream  translated  retried  left anything else: a text in any of the names or the
//   error
class RequestFilter
{
public:
    RequestFilter() = default;
    // `now` says what today is and in which time zone. Errors: InvalidRequest; the message and `param` name
    // the term.
    static Result<RequestFilter> parse(
        const QString& text, const QDateTime& now = QDateTime::currentDateTime());

    bool isEmpty() const { return m_conditions.isEmpty(); }
    // For requests as `r`, a ? for each of values(); "1" when everything fits.
    QString condition() const;
    const QVariantList& values() const { return m_values; }
    // Both filters must hold.
    void add(const RequestFilter& other);

private:
    friend class FilterReader;

    QStringList m_conditions;
    QVariantList m_values;
};

} // namespace dragoman
