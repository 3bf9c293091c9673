#pragma once

#include "base/Result.h"

#include <QString>

#include <vector>

namespace dragoman {

// One term of a filter.
struct FilterTerm
{
    QString shown; // as it was written
    QString text; // without the sign before it and without quotes
    bool isNegated = false;
    bool isQuoted = false; // from its beginning: a text whatever it looks like
};

// Errors: InvalidRequest for a quote that is not closed and for a sign without a term.
Result<std::vector<FilterTerm>> splitFilter(const QString& text);

// InvalidRequest: "In the filter, 'TERM' WHAT."
tl::unexpected<Error> wrongTerm(const FilterTerm& term, const QString& what);

} // namespace dragoman
