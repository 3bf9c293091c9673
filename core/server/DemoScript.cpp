#include "server/DemoScript.h"

#include "base/JsonWriter.h"

#include <array>
#include <utility>

namespace dragoman {

namespace {

constexpr std::chrono::milliseconds slowPace{ 250 };

std::string textOf(const Message& message)
{
    std::string text;
    for (const Block& block : message.blocks) {
        const auto* part = block.as<TextBlock>();
        if (!part)
            continue;
        if (!text.empty())
            text += '\n';
        text += decodeJsonText(part->text);
    }
    return text;
}

// The text of the last user message, decoded; tool results are skipped.
std::string lastUserText(const Conversation& conversation)
{
    std::string text;
    for (auto message = conversation.messages.rbegin();
         message != conversation.messages.rend() && text.empty(); ++message) {
        if (message->role == Role::User)
            text = textOf(*message);
    }
    return text;
}

// The text of the tool results in the last message, when there are any.
std::optional<std::string> lastToolResult(const Conversation& conversation)
{
    std::optional<std::string> text;
    for (const Block& block : conversation.messages.back().blocks) {
        const auto* result = block.as<ToolResultBlock>();
        if (!result)
            continue;
        text = text.value_or("");
        for (const Block& part : result->content) {
            if (const auto* said = part.as<TextBlock>())
                *text += decodeJsonText(said->text);
        }
    }
    return text;
}

// Splits behind each space, never inside a UTF-8 sequence.
std::vector<DemoStep> words(const std::string& text, std::chrono::milliseconds pace = {})
{
    std::vector<DemoStep> steps;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t space = text.find(' ', begin);
        const std::size_t end = space == std::string::npos ? text.size() : space + 1;
        steps.push_back({ DemoStep::Kind::Text, text.substr(begin, end - begin), {}, pace });
        begin = end;
    }
    return steps;
}

std::vector<DemoStep> echo(const Conversation& conversation, std::chrono::milliseconds pace = {})
{
    const std::string said = lastUserText(conversation);
    return words(said.empty() ? "You said nothing." : said, pace);
}

std::string sampleValue(const JsonValue& schema)
{
    if (schema["enum"].size() > 0)
        return std::string(schema["enum"].at(0).raw().text);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> samples{ { { "integer", "1" },
        { "number", "1.5" }, { "boolean", "true" }, { "array", "[]" }, { "object", "{}" },
        { "null", "null" } } };
    for (const auto& [type, sample] : samples) {
        if (schema["type"].equals(type))
            return std::string(sample);
    }
    return "\"demo\"";
}

// Arguments that satisfy the required properties of a tool.
std::string sampleArguments(const Tool& tool)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    JsonDocument schema;
    if (!tool.schema.isEmpty() && schema.parse(std::string(tool.schema.text))) {
        for (const JsonValue name : schema.root()["required"]) {
            const std::string value = sampleValue(schema.root()["properties"][name.decoded()]);
            json.key(name.text()).raw({ value });
        }
    }
    json.endObject();
    return out;
}

DemoAnswer echoAnswer(const Conversation& conversation)
{
    return { {}, echo(conversation) };
}

DemoAnswer slowAnswer(const Conversation& conversation)
{
    return { {}, echo(conversation, slowPace) };
}

DemoAnswer thinkingAnswer(const Conversation& conversation)
{
    DemoAnswer answer{ {},
        { { DemoStep::Kind::Thinking, "The user said something. " },
            { DemoStep::Kind::Thinking, "A demo can only say it back." } } };
    for (DemoStep& step : echo(conversation))
        answer.steps.push_back(std::move(step));
    return answer;
}

DemoAnswer toolsAnswer(const Conversation& conversation)
{
    if (const std::optional<std::string> result = lastToolResult(conversation))
        return { {}, words("The tool answered: " + *result) };
    if (conversation.tools.empty())
        return { {}, words("Offer me a tool and I will call it.") };
    const Tool& tool = conversation.tools.front();
    DemoAnswer answer{ {}, words("I call a tool. ") };
    answer.steps.push_back({ DemoStep::Kind::ToolCall, sampleArguments(tool), decodeJsonText(tool.name) });
    return answer;
}

DemoAnswer cutAnswer(const Conversation&)
{
    DemoAnswer answer{ {}, words("This answer will be cut ") };
    answer.steps.push_back({ DemoStep::Kind::Cut });
    return answer;
}

template <ErrorKind kind>
DemoAnswer errorAnswer(const Conversation&)
{
    return { Error{ kind, "This demo model always fails in this way." }, {} };
}

struct DemoModel
{
    std::string_view name;
    DemoAnswer (*answer)(const Conversation&);
};
constexpr std::array<DemoModel, 9> models{ { { "demo-echo", echoAnswer }, { "demo-tools", toolsAnswer },
    { "demo-thinking", thinkingAnswer }, { "demo-slow", slowAnswer },
    { "demo-error-429", errorAnswer<ErrorKind::RateLimited> },
    { "demo-error-401", errorAnswer<ErrorKind::Unauthorized> },
    { "demo-error-500", errorAnswer<ErrorKind::Internal> },
    { "demo-error-529", errorAnswer<ErrorKind::Overloaded> }, { "demo-error-cut", cutAnswer } } };

} // namespace

std::vector<std::string_view> demoModels()
{
    std::vector<std::string_view> names;
    for (const DemoModel& model : models)
        names.push_back(model.name);
    return names;
}

DemoAnswer demoAnswer(std::string_view model, const Conversation& conversation)
{
    for (const DemoModel& one : models) {
        if (one.name == model)
            return one.answer(conversation);
    }
    return echoAnswer(conversation);
}

} // namespace dragoman
