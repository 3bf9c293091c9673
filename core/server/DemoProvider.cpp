#include "server/DemoProvider.h"

#include "base/JsonWriter.h"
#include "protocol/CodecTable.h"
#include "protocol/ConversationTokens.h"
#include "protocol/HistoryRepair.h"
#include "server/DemoScript.h"
#include "server/DemoTask.h"
#include "server/ErrorAnswer.h"
#include "server/RouteTable.h"

namespace dragoman {

namespace {

constexpr std::size_t mostConnections = 256;

Result<Conversation> readConversation(const Codec& codec, std::string body, RequestPurpose purpose)
{
    auto storage = std::make_shared<ConversationStorage>();
    if (const Result<void> parsed = storage->body.parse(std::move(body)); !parsed)
        return tl::unexpected(parsed.error());
    return codec.readRequest(storage, purpose);
}

HttpAnswer modelList(const Codec& codec)
{
    std::vector<ModelInfo> models;
    for (const std::string_view name : demoModels())
        models.push_back({ std::string(name), {}, 0, "dragoman" });
    return jsonAnswer(codec.writeModels(models, {}));
}

HttpAnswer tokenCount(const Codec& codec, std::string body)
{
    const Result<Conversation> conversation
        = readConversation(codec, std::move(body), RequestPurpose::CountTokens);
    if (!conversation)
        return errorAnswer(codec, conversation.error());
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("input_tokens").integer(conversationTokens(*conversation));
    json.endObject();
    return jsonAnswer(std::move(out));
}

} // namespace

DemoProvider::DemoProvider() = default;
DemoProvider::~DemoProvider() = default;

Result<void> DemoProvider::open()
{
    m_listener = std::make_unique<HttpListener>(*this, ConnectionLimits{}, mostConnections, nullptr);
    return m_listener->open({ "127.0.0.1", 0 });
}

ProviderConfig DemoProvider::provider(std::string name, Protocol protocol) const
{
    ProviderConfig config;
    config.name = std::move(name);
    config.protocol = protocol;
    config.baseUrl = "http://127.0.0.1:" + std::to_string(m_listener->serverPort());
    config.proxy = "none";
    config.priority = 1000; // behind everything that the user configured
    config.quirks.systemInMiddle = ChatQuirks::SystemInMiddle::InPlace; // else an echo would say it back
    return config;
}

void DemoProvider::addTo(Configuration& configuration) const
{
    const bool alone = configuration.providers.empty();
    configuration.providers.push_back(provider("demo-anthropic", Protocol::Anthropic));
    configuration.providers.push_back(provider("demo-openai", Protocol::OpenAiChat));
    for (EndpointConfig& endpoint : configuration.endpoints) {
        if (!alone || !endpoint.providers.empty())
            continue;
        const bool anthropicClients = endpoint.protocol == Protocol::Anthropic;
        endpoint.providers = { anthropicClients ? "demo-openai" : "demo-anthropic" };
    }
}

std::optional<HttpAnswer> DemoProvider::admit(const RequestHead&)
{
    return {};
}

HttpAnswer DemoProvider::refuse(const Error& error, const RequestHead& head) const
{
    return errorAnswer(codecFor(clientProtocol(head, Protocol::OpenAiChat)), error);
}

std::unique_ptr<HttpTask> DemoProvider::begin(IncomingRequest request, ResponseChannel& channel)
{
    const Result<Route> route = findRoute(request.head, Protocol::OpenAiChat);
    if (!route) {
        channel.answer(refuse(route.error(), request.head));
        return {};
    }
    const Codec& codec = codecFor(route->protocol);
    if (route->operation == Operation::CountTokens) {
        channel.answer(tokenCount(codec, std::move(request.body)));
        return {};
    }
    if (route->operation != Operation::Generate) {
        channel.answer(modelList(codec));
        return {};
    }
    const Result<Conversation> conversation
        = readConversation(codec, std::move(request.body), RequestPurpose::Generate);
    if (!conversation) {
        channel.answer(errorAnswer(codec, conversation.error()));
        return {};
    }
    auto task = std::make_unique<DemoTask>(codec, *conversation, channel);
    task->start();
    return task;
}

} // namespace dragoman
