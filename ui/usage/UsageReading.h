#pragma once

#include "ui/usage/UsageChoice.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace dragoman {

class RequestLog;

struct UsageAnswer
{
    UsageChoice choice{};
    UsageRange range{};
    Result<UsageReport> report{};
    QString priceProblem{}; // the user's prices cannot be used; those of the program were
};

// Keeps the sums of the chosen days in step with the journal while they are looked at: one question at a
// time, at most one in a few seconds (seldom, when the answers take long), none while nobody looks.
class UsageReading : public QObject
{
    Q_OBJECT

public:
    // `log` must outlive it.
    explicit UsageReading(RequestLog& log, QObject* parent = nullptr);

    const UsageChoice& choice() const { return m_choice; }
    void setChoice(const UsageChoice& choice);
    void setWatched(bool isWatched);
    // At once; answered() follows while it is watched, or as soon as it is.
    void readAgain();

Q_SIGNALS:
    void answered(const dragoman::UsageAnswer& answer);

private:
    void noteRows();
    void ask();
    void take(const UsageAnswer& answer);

    RequestLog& m_log;
    UsageChoice m_choice;
    bool m_isWatched = false;
    bool m_isAsking = false;
    bool m_isStale = true;
    QElapsedTimer m_asked;
    QTimer m_pause; // runs until the next question may be asked for new rows
};

} // namespace dragoman
