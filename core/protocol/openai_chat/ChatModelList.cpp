#include "protocol/openai_chat/ChatModelList.h"

#include "base/JsonWriter.h"

#include <initializer_list>

namespace dragoman {

namespace {

void writeEntry(JsonWriter& json, const ModelInfo& model)
{
    json.beginObject();
    json.key("id").string(std::string_view(model.id));
    json.key("object").string(std::string_view("model"));
    json.key("created").integer(model.created);
    json.key("owned_by").string(model.ownedBy.empty() ? std::string_view("unknown") : model.ownedBy);
    json.endObject();
}

std::string firstText(std::initializer_list<JsonValue> places)
{
    for (const JsonValue& place : places) {
        if (!place.text().isEmpty())
            return place.decoded();
    }
    return {};
}

std::int64_t firstCount(std::initializer_list<JsonValue> places)
{
    for (const JsonValue& place : places) {
        if (const std::int64_t count = place.integer().value_or(0); count > 0)
            return count;
    }
    return 0;
}

// The names for the context window are those of OpenRouter, vLLM, Groq and Mistral.
ModelInfo readEntry(const JsonValue& entry)
{
    ModelInfo model{ .id = firstText({ entry["id"], entry["model"], entry["name"] }) };
    if (const std::string name = firstText({ entry["display_name"], entry["name"] }); name != model.id)
        model.displayName = name;
    model.created = firstCount({ entry["created"] });
    model.ownedBy = firstText({ entry["owned_by"] });
    model.maxInputTokens = firstCount({ entry["context_length"], entry["max_model_len"],
        entry["context_window"], entry["max_context_length"] });
    model.maxOutputTokens
        = firstCount({ entry["top_provider"]["max_completion_tokens"], entry["max_completion_tokens"] });
    return model;
}

JsonValue listIn(const JsonValue& body)
{
    for (const JsonValue& place : { body, body["data"], body["models"] }) {
        if (place.isArray())
            return place;
    }
    return {};
}

} // namespace

std::string writeChatModels(const std::vector<ModelInfo>& models)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("object").string(std::string_view("list"));
    json.key("data").beginArray();
    for (const ModelInfo& model : models)
        writeEntry(json, model);
    json.endArray().endObject();
    return out;
}

std::string writeChatModel(const ModelInfo& model)
{
    std::string out;
    JsonWriter json(out);
    writeEntry(json, model);
    return out;
}

Result<ModelPage> readChatModels(std::string_view body)
{
    JsonDocument document;
    if (!document.parseCopy(body))
        return failure(ErrorKind::BadGateway, "The provider's list of models is not JSON.");
    const JsonValue list = listIn(document.root());
    if (list.isMissing() && !document.root()["data"].isNull())
        return failure(ErrorKind::BadGateway, "The provider's answer holds no list of models.");
    ModelPage page;
    for (const JsonValue entry : list) {
        if (ModelInfo model = readEntry(entry); !model.id.empty())
            page.models.push_back(std::move(model));
    }
    return page;
}

Result<ModelInfo> readChatModel(std::string_view body)
{
    JsonDocument document;
    if (!document.parseCopy(body))
        return failure(ErrorKind::BadGateway, "The provider's answer is not JSON.");
    ModelInfo model = readEntry(document.root());
    if (model.id.empty())
        return failure(ErrorKind::BadGateway, "The provider's answer describes no model.");
    return model;
}

} // namespace dragoman
