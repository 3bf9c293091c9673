#include "journal/RequestFilter.h"

#include "journal/FilterReader.h"

namespace dragoman {

Result<RequestFilter> RequestFilter::parse(const QString& text, const QDateTime& now)
{
    const Result<std::vector<FilterTerm>> terms = splitFilter(text);
    if (!terms)
        return tl::unexpected(terms.error());
    FilterReader reader(now);
    for (const FilterTerm& term : *terms) {
        if (const Result<void> read = reader.read(term); !read)
            return tl::unexpected(read.error());
    }
    return reader.filter();
}

QString RequestFilter::condition() const
{
    return isEmpty() ? QStringLiteral("1") : m_conditions.join(QStringLiteral(" AND "));
}

void RequestFilter::add(const RequestFilter& other)
{
    m_conditions += other.m_conditions;
    m_values += other.m_values;
}

} // namespace dragoman
