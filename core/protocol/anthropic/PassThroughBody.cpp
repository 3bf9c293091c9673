#include "protocol/anthropic/PassThroughBody.h"

#include "protocol/BodyEdit.h"

#include <algorithm>

namespace dragoman {

namespace {

bool isUnsignedThinking(const JsonValue& block)
{
    return block["type"].equals("thinking") && block["signature"].text().isEmpty();
}

bool isThinking(const JsonValue& block)
{
    return block["type"].equals("thinking") || block["type"].equals("redacted_thinking");
}

class ThinkingRemoval
{
public:
    ThinkingRemoval(const JsonDocument& document, BodyEdit& edit, std::vector<Warning>& warnings)
        : m_root(document.root())
        , m_edit(edit)
        , m_warnings(warnings)
    {
    }

    void run();

private:
    std::size_t removeFrom(const JsonValue& content);
    void visit(const JsonValue& message);
    void switchOff();

    JsonValue m_root;
    BodyEdit& m_edit;
    std::vector<Warning>& m_warnings;
    bool m_lastTurnLostThinking = false; // the last assistant message calls tools and has no thinking left
};

std::size_t ThinkingRemoval::removeFrom(const JsonValue& content)
{
    std::size_t count = 0;
    for (const JsonValue block : content) {
        if (!isUnsignedThinking(block))
            continue;
        if (m_warnings.empty())
            m_warnings.push_back({ block.path(), "thinking without a signature is not sent" });
        m_edit.removeElement(content, block);
        ++count;
    }
    return count;
}

void ThinkingRemoval::visit(const JsonValue& message)
{
    const JsonValue content = message["content"];
    if (!message["role"].equals("assistant"))
        return;
    m_lastTurnLostThinking = false;
    if (!content.isArray())
        return;
    const std::size_t removed = removeFrom(content);
    if (removed > 0 && removed == content.size()) {
        m_edit.removeElement(m_root["messages"], message);
        return;
    }
    bool calls = false;
    bool thinks = false;
    for (const JsonValue block : content) {
        calls = calls || block["type"].equals("tool_use");
        thinks = thinks || (isThinking(block) && !isUnsignedThinking(block));
    }
    m_lastTurnLostThinking = removed > 0 && calls && !thinks;
}

void ThinkingRemoval::switchOff()
{
    const JsonValue thinking = m_root["thinking"];
    if (!m_lastTurnLostThinking || !thinking["type"].equals("enabled"))
        return;
    m_edit.removeMember("thinking");
    m_warnings.push_back({ "thinking", "switched off: the last tool turn has no signed thinking" });
}

void ThinkingRemoval::run()
{
    const JsonValue messages = m_root["messages"];
    if (!messages.isArray())
        return;
    for (const JsonValue message : messages)
        visit(message);
    switchOff();
}

} // namespace

PassThroughResult passThroughAnthropicBody(const JsonDocument& body, const PassThroughOptions& options)
{
    PassThroughResult result;
    BodyEdit edit(body);
    if (options.model && !body.root()["model"].equals(*options.model))
        edit.replaceMember("model", '"' + escapeJson(*options.model) + '"');
    if (options.dropUnsignedThinking)
        ThinkingRemoval(body, edit, result.warnings).run();
    if (options.stripStream)
        edit.removeMember("stream");
    result.body = edit.isEmpty() ? std::string(body.text()) : edit.apply();
    return result;
}

Result<PassThroughResult> passThroughAnthropicBody(std::string body, const PassThroughOptions& options)
{
    JsonDocument document;
    if (Result<void> parsed = document.parse(std::move(body)); !parsed)
        return tl::unexpected(std::move(parsed.error()));
    return passThroughAnthropicBody(document, options);
}

} // namespace dragoman
