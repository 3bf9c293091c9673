#include "protocol/GoldenCase.h"

#include "base/Json.h"
#include "protocol/CodecTable.h"
#include "protocol/anthropic/ClaudeModels.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 3> kindNames{ "request", "reply", "stream" };

void addCases(const std::filesystem::path& folder, TranslationPair pair, std::vector<GoldenCase>& cases)
{
    for (std::size_t kind = 0; kind < kindNames.size(); ++kind) {
        const std::filesystem::path place = folder / kindNames[kind];
        if (!std::filesystem::is_directory(place))
            continue;
        for (const auto& entry : std::filesystem::directory_iterator(place)) {
            const std::string path = entry.path().string();
            const std::size_t mark = path.rfind(".in.");
            if (mark != std::string::npos)
                cases.push_back({ pair, static_cast<GoldenCase::Kind>(kind), path.substr(0, mark), path });
        }
    }
}

void readChatQuirks(const JsonValue& json, ChatQuirks& quirks)
{
    quirks.contentLists = json["contentLists"].boolOr(quirks.contentLists);
    quirks.streamUsage = json["streamUsage"].boolOr(quirks.streamUsage);
    quirks.topK = json["topK"].boolOr(quirks.topK);
    quirks.cacheMarks = json["cacheMarks"].boolOr(quirks.cacheMarks);
    quirks.mergeSameRole = json["mergeSameRole"].boolOr(quirks.mergeSameRole);
    quirks.developerRole = json["developerRole"].boolOr(quirks.developerRole);
    if (json["systemInMiddle"].equals("InPlace"))
        quirks.systemInMiddle = ChatQuirks::SystemInMiddle::InPlace;
    if (json["reasoningField"].equals("ReasoningContent"))
        quirks.reasoningField = ChatQuirks::ReasoningField::ReasoningContent;
    if (json["emptyAssistantContent"].equals("EmptyString"))
        quirks.emptyAssistantContent = ChatQuirks::EmptyContent::EmptyString;
}

void readPlan(const JsonValue& json, ReplyPlan& plan)
{
    plan.lenientEof = json["lenientEof"].boolOr(false);
    plan.splitThinkTags = json["splitThinkTags"].boolOr(false);
    plan.structuredByTool = json["structuredByTool"].boolOr(false);
    for (const JsonValue name : json["toolNames"])
        plan.toolNames.emplace(name.key(), name.decoded());
}

void layOut(const JsonValue& value, const std::string& indent, std::string& out)
{
    const bool isObject = value.isObject();
    if ((!isObject && !value.isArray()) || value.size() == 0) {
        out += value.raw().text;
        return;
    }
    const std::string inner = indent + "  ";
    std::string_view separator = isObject ? "{\n" : "[\n";
    for (const JsonValue child : value) {
        out.append(separator).append(inner);
        if (isObject)
            out.append("\"").append(child.rawKey().escaped).append("\": ");
        layOut(child, inner, out);
        separator = ",\n";
    }
    out.append("\n").append(indent).append(isObject ? "}" : "]");
}

} // namespace

std::vector<GoldenCase> findGoldenCases(const std::string& folder)
{
    std::vector<GoldenCase> cases;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const std::size_t middle = name.find("-to-");
        if (middle == std::string::npos)
            continue;
        const auto from = protocolByName(name.substr(0, middle));
        const auto to = protocolByName(name.substr(middle + 4));
        if (from && to)
            addCases(entry.path(), { *from, *to }, cases);
    }
    std::sort(
        cases.begin(), cases.end(), [](const GoldenCase& a, const GoldenCase& b) { return a.stem < b.stem; });
    return cases;
}

GoldenSettings readGoldenSettings(const GoldenCase& golden)
{
    GoldenSettings settings;
    settings.shape = { golden.kind == GoldenCase::Kind::Stream, true, "asked-model", "id1", 1700000000 };
    settings.plan.model = settings.shape.model;
    const std::optional<std::string> text = readFile(golden.stem + ".profile.json");
    JsonDocument document;
    if (!text || !document.parseCopy(*text))
        return settings;
    const JsonValue json = document.root();
    settings.profile.model = json["model"].decoded();
    settings.profile.claude = claudeTraits(settings.profile.model);
    settings.profile.native = json["native"].boolOr(false);
    settings.profile.forceNonStream = json["forceNonStream"].boolOr(false);
    readChatQuirks(json["quirks"], settings.profile.chat);
    readPlan(json, settings.plan);
    settings.shape.includeUsage = json["includeUsage"].boolOr(true);
    for (const JsonValue name : json["customTools"])
        settings.shape.customTools.push_back(name.decoded());
    settings.isCut = json["ending"].equals("cut");
    return settings;
}

std::optional<std::string> readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return {};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string layOutJson(std::string_view json)
{
    JsonDocument document;
    std::string out;
    if (!document.parseCopy(json))
        return out;
    layOut(document.root(), {}, out);
    return out + '\n';
}

} // namespace dragoman
