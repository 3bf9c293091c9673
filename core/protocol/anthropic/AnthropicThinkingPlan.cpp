#include "protocol/anthropic/AnthropicThinkingPlan.h"

#include <array>

namespace dragoman {

namespace {

using Kind = AnthropicThinkingPlan::Kind;

constexpr std::int64_t minBudget = 1024; // the API's own
constexpr std::int64_t defaultMaxTokens = 8192;
constexpr std::int64_t maxWithoutStream = 21333; // the SDKs refuse longer answers in one piece

std::int64_t budgetOf(Effort effort)
{
    constexpr std::array<std::int64_t, 7> budgets{ 0, 1024, 2048, 8192, 16384, 32768, 32768 };
    return budgets[static_cast<std::size_t>(effort)];
}

Effort effortOf(std::int64_t budget)
{
    if (budget < 4096)
        return Effort::Low;
    return budget < 16384 ? Effort::Medium : Effort::High;
}

class ThinkingPlanner
{
public:
    ThinkingPlanner(AnthropicWriteContext& context, const AnthropicLayout& layout)
        : m_context(context)
        , m_traits(context.traits)
        , m_reasoning(context.conversation.reasoning)
        , m_layout(layout)
    {
    }

    AnthropicThinkingPlan plan(ToolUse toolUse);

private:
    void choose();
    void byEffort(Effort effort);
    void byBudget();
    void adaptive();
    void betweenTools();
    void disabled();
    void use(Kind kind, std::int64_t budget = 0);
    void giveUp(std::string reason);
    void fitEffort();
    void chooseMaxTokens();
    std::int64_t usualMaxTokens() const;
    std::int64_t withinLimits(std::int64_t tokens) const;
    void fitBudget();
    bool lastTurnLacksThinking() const;

    AnthropicWriteContext& m_context;
    const ClaudeTraits& m_traits;
    const Reasoning& m_reasoning;
    const AnthropicLayout& m_layout;
    AnthropicThinkingPlan m_plan;
};

void ThinkingPlanner::use(Kind kind, std::int64_t budget)
{
    m_plan.kind = kind;
    m_plan.budget = std::max(budget, minBudget);
}

void ThinkingPlanner::giveUp(std::string reason)
{
    m_plan.kind = Kind::Absent;
    m_context.warn("thinking", std::move(reason));
}

void ThinkingPlanner::choose()
{
    switch (m_reasoning.mode) {
    case Reasoning::Mode::Unset: return m_reasoning.effort ? byEffort(*m_reasoning.effort) : void();
    case Reasoning::Mode::Disabled: return disabled();
    case Reasoning::Mode::Budget: return byBudget();
    case Reasoning::Mode::Adaptive: return adaptive();
    case Reasoning::Mode::BetweenTools: return betweenTools();
    }
}

void ThinkingPlanner::byEffort(Effort effort)
{
    if (effort == Effort::None)
        return disabled();
    m_plan.effort = effort;
    if (m_traits.adaptiveThinking && m_traits.isClaude)
        return use(Kind::Adaptive);
    if (m_traits.budgetThinking) {
        m_plan.effort.reset(); // the budget says it
        return use(Kind::Enabled, budgetOf(effort));
    }
    if (!m_traits.effort)
        giveUp("this model does not think; the effort is not sent");
}

void ThinkingPlanner::byBudget()
{
    m_plan.effort = m_reasoning.effort;
    if (m_traits.budgetThinking)
        return use(Kind::Enabled, m_reasoning.budgetTokens);
    if (!m_traits.adaptiveThinking)
        return giveUp("this model does not think; the thinking budget is not sent");
    m_plan.effort = m_reasoning.effort.value_or(effortOf(m_reasoning.budgetTokens));
    use(Kind::Adaptive);
    m_context.warn("thinking.budget_tokens", "this model takes no budget; an effort is sent");
}

void ThinkingPlanner::adaptive()
{
    m_plan.effort = m_reasoning.effort;
    if (m_traits.adaptiveThinking)
        return use(Kind::Adaptive);
    if (!m_traits.budgetThinking)
        return giveUp("this model does not think");
    m_plan.effort.reset();
    use(Kind::Enabled, budgetOf(m_reasoning.effort.value_or(Effort::High))); // high is the API's default
}

void ThinkingPlanner::betweenTools()
{
    m_plan.effort = m_reasoning.effort;
    if (m_traits.betweenTools)
        return use(Kind::BetweenTools);
    m_context.warn("thinking", "this model cannot think between tools only; it thinks little");
    byEffort(Effort::Minimal);
}

void ThinkingPlanner::disabled()
{
    if (m_traits.disabledThinking) {
        const bool hasEffort = m_reasoning.effort.value_or(Effort::None) != Effort::None;
        if (hasEffort && m_traits.isClaude) // others refuse an effort beside it
            m_plan.effort = std::min(*m_reasoning.effort, Effort::High);
        return use(Kind::Disabled);
    }
    if (!m_traits.budgetThinking && !m_traits.adaptiveThinking)
        return;
    if (m_traits.betweenTools)
        return use(Kind::BetweenTools);
    m_plan.effort = Effort::Low;
    m_context.warn("thinking", "this model always thinks; the lowest effort is sent");
}

void ThinkingPlanner::fitEffort()
{
    if (!m_plan.effort)
        return;
    if (!m_traits.effort) {
        m_plan.effort.reset();
        return m_context.warn("effort", "this model takes no effort");
    }
    Effort effort = std::max(*m_plan.effort, Effort::Low);
    if (effort == Effort::Max && !m_traits.effortMax)
        effort = Effort::XHigh;
    if (effort == Effort::XHigh && !m_traits.effortXHigh)
        effort = Effort::High;
    m_plan.effort = effort;
}

// Models since 4.5 end an answer where the context is full; the older ones refuse a request whose
// max_tokens might not fit, so that their own maximum is no good default.
std::int64_t ThinkingPlanner::usualMaxTokens() const
{
    if (m_context.profile.defaultMaxTokens)
        return *m_context.profile.defaultMaxTokens;
    const bool isOlder = m_traits.sampling == ClaudeTraits::Sampling::Full;
    if (isOlder || m_traits.maxOutput == 0)
        return defaultMaxTokens;
    const bool streams = m_context.conversation.stream && !m_context.profile.forceNonStream;
    return streams ? m_traits.maxOutput : std::min(m_traits.maxOutput, maxWithoutStream);
}

std::int64_t ThinkingPlanner::withinLimits(std::int64_t tokens) const
{
    const ProviderProfile& profile = m_context.profile;
    tokens = std::max(tokens, profile.minMaxTokens.value_or(tokens));
    tokens = std::min(tokens, profile.maxMaxTokens.value_or(tokens));
    return m_traits.maxOutput > 0 ? std::min(tokens, m_traits.maxOutput) : tokens;
}

void ThinkingPlanner::chooseMaxTokens()
{
    const std::optional<std::int64_t>& wanted = m_context.conversation.maxTokens;
    m_plan.maxTokens = withinLimits(wanted.value_or(usualMaxTokens()));
    if (wanted && *wanted != m_plan.maxTokens)
        m_context.warn("max_tokens", "set to " + std::to_string(m_plan.maxTokens));
}

// Thinking counts as output. A limit of ours makes room for it, the client's own does not.
void ThinkingPlanner::fitBudget()
{
    if (m_plan.kind != Kind::Enabled || m_plan.budget < m_plan.maxTokens)
        return;
    if (!m_context.conversation.maxTokens)
        m_plan.maxTokens = withinLimits(m_plan.maxTokens + m_plan.budget);
    if (m_plan.budget < m_plan.maxTokens)
        return;
    m_plan.budget = m_plan.maxTokens - m_plan.maxTokens / 4; // leaves a quarter for the answer
    if (m_plan.budget < minBudget)
        return giveUp("max_tokens leaves no room for thinking");
    m_context.warn("thinking", "the budget was lowered to " + std::to_string(m_plan.budget));
}

bool startsWithThinking(const Message& message)
{
    const auto first = std::find_if(message.blocks.begin(), message.blocks.end(),
        [](const Block& block) { return isWrittenBlock(block, Role::Assistant); });
    return first != message.blocks.end()
        && (first->as<ThinkingBlock>() || first->as<RedactedThinkingBlock>());
}

// With a budget the last assistant turn must start with thinking while its tool calls are being answered,
// and when the model is to continue it.
bool ThinkingPlanner::lastTurnLacksThinking() const
{
    for (auto message = m_layout.messages.rbegin(); message != m_layout.messages.rend(); ++message) {
        if ((*message)->role == Role::Assistant)
            return !startsWithThinking(**message);
        const std::vector<Block>& blocks = (*message)->blocks;
        if ((*message)->role == Role::User && !blocks.front().as<ToolResultBlock>())
            return false;
    }
    return false;
}

AnthropicThinkingPlan ThinkingPlanner::plan(ToolUse toolUse)
{
    choose();
    fitEffort();
    if (m_plan.kind == Kind::Enabled && toolUse == ToolUse::Forced)
        giveUp("switched off: the model cannot think when a tool is forced");
    if (m_plan.kind == Kind::Enabled && m_traits.isClaude && lastTurnLacksThinking())
        giveUp("switched off: the last assistant turn has no signed thinking");
    chooseMaxTokens();
    fitBudget();
    return m_plan;
}

} // namespace

AnthropicThinkingPlan planAnthropicThinking(
    AnthropicWriteContext& context, const AnthropicLayout& layout, ToolUse toolUse)
{
    return ThinkingPlanner(context, layout).plan(toolUse);
}

void writeAnthropicThinking(AnthropicWriteContext& context, const AnthropicThinkingPlan& plan)
{
    constexpr std::array<std::string_view, 5> names{ "", "disabled", "enabled", "adaptive", "between_tools" };
    if (plan.kind == Kind::Absent)
        return;
    context.json.key("thinking").beginObject().key("type").string(names[static_cast<std::size_t>(plan.kind)]);
    if (plan.kind == Kind::Enabled)
        context.json.key("budget_tokens").integer(plan.budget);
    context.json.endObject();
}

std::string_view anthropicEffortName(Effort effort)
{
    constexpr std::array<std::string_view, 7> names{ "low", "low", "low", "medium", "high", "xhigh", "max" };
    return names[static_cast<std::size_t>(effort)];
}

} // namespace dragoman
