#include "journal/FilterTerms.h"

namespace dragoman {

namespace {

constexpr QChar quote = u'"';

// Where the term that begins at `begin` ends; -1 when a quote is not closed.
qsizetype endOfTerm(const QString& text, qsizetype begin)
{
    bool inQuotes = false;
    qsizetype at = begin;
    for (; at < text.size() && (inQuotes || !text[at].isSpace()); ++at) {
        if (text[at] == quote)
            inQuotes = !inQuotes;
    }
    return inQuotes ? -1 : at;
}

FilterTerm termOf(const QString& shown)
{
    FilterTerm term{ shown, shown };
    term.isNegated = shown[0] == u'-' || shown[0] == u'!';
    if (term.isNegated)
        term.text.remove(0, 1);
    term.isQuoted = term.text.startsWith(quote);
    term.text.remove(quote);
    return term;
}

} // namespace

tl::unexpected<Error> wrongTerm(const FilterTerm& term, const QString& what)
{
    return failure(ErrorKind::InvalidRequest,
        QStringLiteral("In the filter, '%1' %2.").arg(term.shown, what).toStdString(),
        term.shown.toStdString());
}

Result<std::vector<FilterTerm>> splitFilter(const QString& text)
{
    std::vector<FilterTerm> terms;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const qsizetype end = endOfTerm(text, at);
        const QString shown = text.mid(at, end - at);
        if (end < 0)
            return wrongTerm({ text.mid(at), {} }, QStringLiteral("has a quote that is not closed"));
        terms.push_back(termOf(shown));
        if (terms.back().text.isEmpty())
            return wrongTerm(terms.back(), QStringLiteral("says nothing to look for"));
        at = end;
    }
    return terms;
}

} // namespace dragoman
