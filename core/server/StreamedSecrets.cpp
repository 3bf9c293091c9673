#include "server/StreamedSecrets.h"

#include "base/Json.h"

#include <algorithm>
#include <map>
#include <string>

namespace dragoman {

namespace {

// The texts that stand in the same place of one event after the other, joined as they are spelled.
struct Channel
{
    struct Piece
    {
        std::size_t inText = 0;
        std::size_t inBody = 0;
        std::size_t length = 0;
    };
    std::string text{};
    std::vector<Piece> pieces{};
};

class StreamTexts
{
public:
    explicit StreamTexts(std::string_view body)
        : m_body(body)
    {
    }

    void read();
    void find(const SecretFinder& secrets, std::vector<TextRange>& found) const;

private:
    void takeLine(std::size_t begin, std::size_t end);
    void takeStrings(const JsonValue& value, const std::string& place);

    const std::string_view m_body;
    std::map<std::string, Channel> m_channels; // by their place in an event
    JsonDocument m_event;
    std::size_t m_eventBegin = 0;
};

void StreamTexts::read()
{
    for (std::size_t begin = 0; begin < m_body.size();) {
        const std::size_t end = std::min(m_body.find_first_of("\r\n", begin), m_body.size());
        takeLine(begin, end);
        begin = end + 1;
    }
}

void StreamTexts::takeLine(std::size_t begin, std::size_t end)
{
    constexpr std::string_view field = "data:";
    const std::string_view line = m_body.substr(begin, end - begin);
    if (!line.starts_with(field) || !m_event.parseCopy(line.substr(field.size())))
        return;
    m_eventBegin = begin + field.size();
    takeStrings(m_event.root(), {});
}

void StreamTexts::takeStrings(const JsonValue& value, const std::string& place)
{
    for (const JsonValue part : value)
        takeStrings(part, place + '.' + std::string(part.rawKey().escaped));
    const std::string_view text = value.text().escaped;
    if (text.empty())
        return;
    Channel& channel = m_channels[place];
    const auto offset = static_cast<std::size_t>(text.data() - m_event.text().data());
    channel.pieces.push_back({ channel.text.size(), m_eventBegin + offset, text.size() });
    channel.text.append(text);
}

// The parts of `range`, which is one of the channel's text, where they stand in the body.
void addPieces(const Channel& channel, const TextRange& range, std::vector<TextRange>& found)
{
    for (const Channel::Piece& piece : channel.pieces) {
        const std::size_t begin = std::max(range.begin, piece.inText);
        const std::size_t end = std::min(range.end, piece.inText + piece.length);
        if (begin < end)
            found.push_back({ piece.inBody + begin - piece.inText, piece.inBody + end - piece.inText });
    }
}

void StreamTexts::find(const SecretFinder& secrets, std::vector<TextRange>& found) const
{
    for (const auto& [place, channel] : m_channels) {
        for (const TextRange& range : secrets.find(channel.text))
            addPieces(channel, range, found);
    }
}

std::vector<TextRange> merged(std::vector<TextRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
        [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
    std::vector<TextRange> apart;
    for (const TextRange& range : ranges) {
        if (!apart.empty() && range.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, range.end);
        else
            apart.push_back(range);
    }
    return apart;
}

bool isStream(std::string_view body)
{
    return body.starts_with("data:") || body.starts_with("event:") || body.starts_with(':');
}

} // namespace

std::vector<TextRange> secretsInBody(const SecretFinder& secrets, std::string_view body)
{
    std::vector<TextRange> found = secrets.find(body);
    if (!isStream(body))
        return found;
    StreamTexts texts(body);
    texts.read();
    texts.find(secrets, found);
    return merged(std::move(found));
}

} // namespace dragoman
