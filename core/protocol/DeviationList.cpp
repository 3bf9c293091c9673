#include "protocol/DeviationList.h"

#include "protocol/ProviderErrorText.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t mostSentences = 20; // a broken stream could give one for each event

}

void DeviationList::add(std::string sentence)
{
    const bool isKnown = std::find(m_sentences.begin(), m_sentences.end(), sentence) != m_sentences.end();
    if (!isKnown && m_sentences.size() < mostSentences)
        m_sentences.push_back(std::move(sentence));
}

void DeviationList::require(bool holds, std::string_view sentence)
{
    if (!holds)
        add(std::string(sentence));
}

std::string quoted(std::string_view word)
{
    constexpr std::size_t longest = 80;
    const std::string clean = cleanMessage(word);
    return clean.size() > longest ? "a long text" : '\'' + clean + '\'';
}

} // namespace dragoman
