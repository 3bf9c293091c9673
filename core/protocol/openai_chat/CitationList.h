#pragma once

#include "base/JsonWriter.h"
#include "protocol/ReplyEvent.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dragoman {

// Collects what the text of a reply cites, as OpenAI's `annotations`: each source with the range of
// characters, in the joined text of all blocks, of the text block that cites it.
class CitationList
{
public:
    void openBlock();
    void addText(JsonText text);
    void add(const CitationFound& citation);
    void closeBlock();

    bool isEmpty() const { return m_citations.empty(); }
    // Writes the array.
    void write(JsonWriter& json) const;

private:
    struct Citation
    {
        std::string url; // escaped, as is the title
        std::string title;
        std::size_t begin;
        std::size_t end; // behind the last character
    };

    std::vector<Citation> m_citations;
    std::size_t m_blockBegin = 0; // characters before the open block
    std::size_t m_length = 0;
    std::size_t m_firstOfBlock = 0; // the citations from here on belong to the open block
};

} // namespace dragoman
