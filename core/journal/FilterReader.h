#pragma once

#include "journal/FilterTerms.h"
#include "journal/RequestFilter.h"

namespace dragoman {

// Turns the terms of a filter into conditions.
class FilterReader
{
public:
    explicit FilterReader(QDateTime now);

    // Errors: InvalidRequest naming the term.
    Result<void> read(const FilterTerm& term);
    RequestFilter filter() const;

private:
    using Values = QVariantList;

    bool readStatus(const FilterTerm& term);
    bool readWord(const FilterTerm& term);
    Result<void> readNamed(const FilterTerm& term, const QString& name, const QString& value);
    Result<void> readCompared(
        const FilterTerm& term, const QString& name, const QString& sign, const QString& value);
    Result<void> readDate(const FilterTerm& term, const QString& name, const QString& value);
    void addText(const FilterTerm& term);
    void addDays(const FilterTerm& term, const QDate& first, const QDate& last);
    void addStatus(const FilterTerm& term, const QString& condition, const Values& values);
    void add(const FilterTerm& term, const QString& condition, const Values& values = {});

    const QDateTime m_now;
    RequestFilter m_filter;
    QStringList m_anyStatus; // plain ones, of which one must hold
    Values m_anyStatusValues;
};

} // namespace dragoman
