#include "protocol/CodecTable.h"

#include "protocol/anthropic/AnthropicCodec.h"
#include "protocol/openai_chat/ChatCodec.h"

#include <array>

namespace dragoman {

namespace {

// Adding a protocol is a folder and a row here.
struct CodecRow
{
    Protocol protocol;
    std::string_view name;
    const Codec& (*codec)();
};

template <class C>
const Codec& instance()
{
    static const C codec; // without state: every request makes its own readers and writers
    return codec;
}

constexpr std::array<CodecRow, 2> rows{ { { Protocol::Anthropic, "anthropic", &instance<AnthropicCodec> },
    { Protocol::OpenAiChat, "openai-chat", &instance<ChatCodec> } } };

const CodecRow& rowOf(Protocol protocol)
{
    for (const CodecRow& row : rows) {
        if (row.protocol == protocol)
            return row;
    }
    return rows.back();
}

} // namespace

const Codec& codecFor(Protocol protocol)
{
    return rowOf(protocol).codec();
}

std::string_view protocolName(Protocol protocol)
{
    return rowOf(protocol).name;
}

std::optional<Protocol> protocolByName(std::string_view name)
{
    for (const CodecRow& row : rows) {
        if (row.name == name)
            return row.protocol;
    }
    return {};
}

std::string protocolNames()
{
    std::string names;
    for (const CodecRow& row : rows)
        names += (names.empty() ? "" : ", ") + std::string(row.name);
    return names;
}

} // namespace dragoman
