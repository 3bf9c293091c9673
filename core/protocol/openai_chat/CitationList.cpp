#include "protocol/openai_chat/CitationList.h"

#include "protocol/openai_chat/EscapedUnit.h"

namespace dragoman {

void CitationList::openBlock()
{
    m_blockBegin = m_length;
    m_firstOfBlock = m_citations.size();
}

void CitationList::addText(JsonText text)
{
    m_length += countCharacters(text.escaped);
}

void CitationList::add(const CitationFound& citation)
{
    m_citations.push_back(
        { std::string(citation.url.escaped), std::string(citation.title.escaped), m_blockBegin, m_length });
}

void CitationList::closeBlock()
{
    for (std::size_t at = m_firstOfBlock; at < m_citations.size(); ++at)
        m_citations[at].end = m_length;
    m_firstOfBlock = m_citations.size();
}

void CitationList::write(JsonWriter& json) const
{
    json.beginArray();
    for (const Citation& citation : m_citations) {
        json.beginObject();
        json.key("type").string(std::string_view("url_citation"));
        json.key("url_citation").beginObject();
        json.key("start_index").integer(static_cast<std::int64_t>(citation.begin));
        json.key("end_index").integer(static_cast<std::int64_t>(citation.end));
        json.key("url").string(JsonText{ citation.url });
        json.key("title").string(JsonText{ citation.title });
        json.endObject().endObject();
    }
    json.endArray();
}

} // namespace dragoman
