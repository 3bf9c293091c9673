#include "ui/connect/ClientAgent.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace dragoman {

namespace {

// Words of a User-Agent in small letters. SDKs stand for themselves only on their own pages: programs that
// are built with them send the same.
struct Agents
{
    std::string_view client;
    std::vector<std::string_view> own;
    std::vector<std::string_view> shared; // of the library that it is built with
};

constexpr std::string_view openAiPython = "openai/python";
constexpr std::string_view openAiJs = "openai/js";
constexpr std::string_view anthropicPython = "anthropic/python";
constexpr std::string_view anthropicJs = "anthropic/js";

const std::vector<Agents>& agentTable()
{
    static const std::vector<Agents> table{
        { "claude-code", { "claude-cli/", "claude-code/" }, {} },
        { "claude-code-shell", { "claude-cli/", "claude-code/" }, {} },
        { "codex", { "codex_cli_rs/", "codex/" }, {} },
        { "cherry-studio", { "cherrystudio/", "cherry studio/" }, { "ai-sdk/", openAiJs } },
        { "cline", { "cline/" }, { openAiJs } },
        { "roo-code", { "roocode/", "roo-code/" }, { openAiJs } },
        { "continue", { "continue/" }, { openAiJs } },
        { "opencode", { "opencode/" }, { "ai-sdk/" } },
        { "zed", { "zed/" }, {} },
        { "aider", { "aider/" }, { openAiPython, "litellm/" } },
        { "open-webui", { "open-webui/", "open webui/" }, { "aiohttp/", openAiPython } },
        { "langchain", { "langchain/" }, { openAiPython } },
        { "langchain-anthropic", { "langchain-anthropic/" }, { anthropicPython } },
        { "openai-python", { openAiPython }, {} },
        { "openai-typescript", { openAiJs }, {} },
        { "anthropic-python", { anthropicPython }, {} },
        { "anthropic-typescript", { anthropicJs }, {} },
        { "curl-openai", { "curl/", "powershell/" }, {} },
        { "curl-anthropic", { "curl/", "powershell/" }, {} },
    };
    return table;
}

bool hasAny(std::string_view agent, const std::vector<std::string_view>& words)
{
    return std::any_of(words.begin(), words.end(),
        [agent](std::string_view word) { return agent.find(word) != std::string_view::npos; });
}

} // namespace

AgentMatch matchAgent(std::string_view client, std::string_view userAgent)
{
    std::string agent(userAgent);
    std::transform(agent.begin(), agent.end(), agent.begin(),
        [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    const std::vector<Agents>& table = agentTable();
    const auto own = std::find_if(
        table.begin(), table.end(), [client](const Agents& agents) { return agents.client == client; });
    if (own != table.end() && hasAny(agent, own->own))
        return AgentMatch::Own;
    if (own != table.end() && hasAny(agent, own->shared))
        return AgentMatch::Possible;
    const bool isOther = agent.starts_with("dragoman/")
        || std::any_of(
            table.begin(), table.end(), [&agent](const Agents& agents) { return hasAny(agent, agents.own); });
    return isOther ? AgentMatch::Other : AgentMatch::Possible;
}

std::string agentName(std::string_view userAgent)
{
    constexpr std::size_t longest = 40;
    const std::string_view word = userAgent.substr(0, userAgent.find(' '));
    return word.size() <= longest ? std::string(word) : std::string(word.substr(0, longest)) + "\u2026";
}

} // namespace dragoman
