#include "protocol/openai_chat/ChatModels.h"

#include <algorithm>
#include <array>
#include <string>

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 7> effortNames{ "none", "minimal", "low", "medium", "high", "xhigh",
    "max" };

// "gpt-5.1-codex" is series 'g', version 501 and the rest "-codex"; "o3-mini" is 'o', 300, "-mini".
struct ModelName
{
    char series = '\0'; // 'g', 'o', or none
    unsigned version = 0; // major * 100 + minor
    std::string rest{};
};

unsigned takeNumber(std::string_view& text)
{
    unsigned value = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9' && value < 100; text.remove_prefix(1))
        value = value * 10 + static_cast<unsigned>(text.front() - '0');
    return value;
}

std::string withoutVendor(std::string_view model)
{
    const std::size_t slash = model.rfind('/');
    std::string name(slash == std::string_view::npos ? model : model.substr(slash + 1));
    std::transform(name.begin(), name.end(), name.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return name;
}

ModelName parseName(std::string_view text)
{
    ModelName name;
    const std::string_view prefix = text.substr(0, text.starts_with("gpt-") ? 4 : 1);
    if (prefix != "gpt-" && prefix != "o")
        return name;
    text.remove_prefix(prefix.size());
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return name;
    name.version = takeNumber(text) * 100;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        name.version += takeNumber(text);
    }
    const bool wordEnds = text.empty() || text.front() == '-' || text.front() == ':';
    name.series = wordEnds ? prefix.front() : '\0';
    name.rest = text;
    return name;
}

constexpr EffortSet lowToHigh{ Effort::Low, Effort::High };
constexpr EffortSet lowToXHigh{ Effort::Low, Effort::XHigh };
constexpr EffortSet lowToMax{ Effort::Low, Effort::Max };

struct ReasoningModel
{
    char series;
    unsigned fromVersion;
    unsigned toVersion;
    std::string_view mark; // what the rest of the name contains
    EffortSet efforts;
};

// The first row that fits counts.
constexpr unsigned newest = 99999;
constexpr std::array<ReasoningModel, 14> reasoningModels{ {
    { 'o', 100, 100, "-mini", {} },
    { 'o', 100, 100, "-preview", {} },
    { 'o', 100, newest, "", lowToHigh },
    { 'g', 500, newest, "-chat", {} },
    { 'g', 500, newest, "search-api", {} },
    { 'g', 500, 501, "-pro", { Effort::High, Effort::High } },
    { 'g', 502, newest, "-pro", { Effort::Medium, Effort::XHigh } },
    { 'g', 501, 501, "-codex-max", lowToXHigh },
    { 'g', 500, 501, "-codex", lowToHigh },
    { 'g', 502, newest, "-codex", lowToXHigh },
    { 'g', 500, 500, "", { Effort::Minimal, Effort::High } },
    { 'g', 501, 501, "", lowToHigh.with(Effort::None) },
    { 'g', 502, 505, "", lowToXHigh.with(Effort::None) },
    { 'g', 506, newest, "", lowToMax.with(Effort::None) },
} };

const ReasoningModel* findReasoningModel(const ModelName& name)
{
    const auto* found
        = std::find_if(reasoningModels.begin(), reasoningModels.end(), [&name](const ReasoningModel& model) {
              return model.series == name.series && name.series != '\0' && name.version >= model.fromVersion
                  && name.version <= model.toVersion && name.rest.find(model.mark) != std::string::npos;
          });
    return found == reasoningModels.end() ? nullptr : found;
}

} // namespace

std::optional<Effort> EffortSet::nearest(Effort wanted) const
{
    if (wanted == Effort::None)
        return contains(Effort::None)   ? std::optional(Effort::None)
            : contains(Effort::Minimal) ? std::optional(Effort::Minimal)
                                        : std::nullopt;
    const int start = static_cast<int>(wanted);
    for (int level = start; level > static_cast<int>(Effort::None); --level) {
        if (contains(static_cast<Effort>(level)))
            return static_cast<Effort>(level);
    }
    for (int level = start + 1; level <= static_cast<int>(Effort::Max); ++level) {
        if (contains(static_cast<Effort>(level)))
            return static_cast<Effort>(level);
    }
    return {};
}

ChatModelTraits chatModelTraits(std::string_view model)
{
    ChatModelTraits traits;
    const std::string plain = withoutVendor(model);
    traits.webSearch = plain.find("-search-preview") != std::string::npos
        || plain.find("-search-api") != std::string::npos;
    const ModelName name = parseName(plain);
    const ReasoningModel* reasoning = findReasoningModel(name);
    if (!reasoning)
        return traits;
    const bool thinks = name.series == 'o' || !reasoning->efforts.isEmpty();
    traits.efforts = reasoning->efforts;
    traits.maxCompletionTokens = true;
    traits.refusesSampling = thinks;
    traits.refusesStop = thinks && name.version >= 300;
    traits.refusesParallelFlag = name.series == 'o';
    return traits;
}

ChatModelTraits chatModelTraits(const ProviderProfile& profile)
{
    ChatModelTraits traits = chatModelTraits(profile.model);
    if (profile.chat.reasons && !*profile.chat.reasons)
        traits.efforts = {};
    else if (profile.chat.reasons && traits.efforts.isEmpty())
        traits.efforts = lowToMax;
    return traits;
}

std::string_view effortName(Effort effort)
{
    return effortNames[static_cast<std::size_t>(effort)];
}

std::optional<Effort> effortNamed(std::string_view name)
{
    const auto* found = std::find(effortNames.begin(), effortNames.end(), name);
    if (found == effortNames.end())
        return {};
    return static_cast<Effort>(found - effortNames.begin());
}

} // namespace dragoman
