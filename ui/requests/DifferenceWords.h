#pragma once

#include "inspection/RequestChange.h"

#include <QCoreApplication>

namespace dragoman {

// Differences of a request in the language of the user.
class DifferenceWords
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceWords)

public:
    static QString section(RequestChange::Section section);
    static QString kind(RequestChange::Kind kind);
    // Why; the words of a warning where there are some.
    static QString reason(const RequestChange& change);

private:
    static QString rule(DifferenceRule rule);
};

} // namespace dragoman
