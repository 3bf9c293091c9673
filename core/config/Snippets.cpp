#include "config/Snippets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dragoman {

namespace {

constexpr std::string_view curlAnthropic = R"(curl {root}/v1/messages \
  -H 'x-api-key: {token}' -H 'anthropic-version: 2023-06-01' -H 'content-type: application/json' \
  -d '{"model": "{model}", "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}'
)";

constexpr std::string_view curlOpenAi = R"(curl {root}/v1/chat/completions \
  -H 'Authorization: Bearer {token}' -H 'content-type: application/json' \
  -d '{"model": "{model}", "messages": [{"role": "user", "content": "Hello"}]}'
)";

constexpr std::string_view claudeCode = R"({
  "env": {
    "ANTHROPIC_BASE_URL": "{root}",
    "ANTHROPIC_AUTH_TOKEN": "{token}",
    "ANTHROPIC_MODEL": "{model}"
  }
}
)";

constexpr std::string_view openAiPython = R"(from openai import OpenAI

client = OpenAI(base_url="{root}/v1", api_key="{token}")
answer = client.chat.completions.create(
    model="{model}", messages=[{"role": "user", "content": "Hello"}]
)
print(answer.choices[0].message.content)
)";

constexpr std::string_view openAiTypeScript = R"(import OpenAI from "openai";

const client = new OpenAI({ baseURL: "{root}/v1", apiKey: "{token}" });
const answer = await client.chat.completions.create({
  model: "{model}",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
)";

constexpr std::string_view anthropicPython = R"(from anthropic import Anthropic

client = Anthropic(base_url="{root}", api_key="{token}")
answer = client.messages.create(
    model="{model}", max_tokens=1024, messages=[{"role": "user", "content": "Hello"}]
)
print(answer.content[0].text)
)";

constexpr std::string_view anthropicTypeScript = R"(import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ baseURL: "{root}", apiKey: "{token}" });
const answer = await client.messages.create({
  model: "{model}",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.content);
)";

constexpr std::string_view cherryStudio = R"(Provider type: OpenAI
API key:       {token}
API host:      {root}
Model:         {model}
)";

constexpr std::string_view cline = R"(API Provider: OpenAI Compatible
Base URL:     {root}/v1
API Key:      {token}
Model ID:     {model}
)";

constexpr std::string_view roo = R"(API Provider: OpenAI Compatible
Base URL:     {root}/v1
API Key:      {token}
Model:        {model}
)";

constexpr std::string_view continueDev = R"(name: Dragoman
version: 1.0.0
schema: v1
models:
  - name: Dragoman
    provider: openai
    model: {model}
    apiBase: {root}/v1
    apiKey: {token}
    roles: [chat, edit, apply]
)";

constexpr std::string_view openCode = R"({
  "$schema": "https://opencode.ai/config.json",
  "provider": {
    "dragoman": {
      "npm": "@ai-sdk/openai-compatible",
      "name": "Dragoman",
      "options": { "baseURL": "{root}/v1", "apiKey": "{token}" },
      "models": { "{model}": { "name": "{model}" } }
    }
  },
  "model": "dragoman/{model}"
}
)";

constexpr std::string_view zed = R"({
  "language_models": {
    "openai_compatible": {
      "Dragoman": {
        "api_url": "{root}/v1",
        "available_models": [{ "name": "{model}", "display_name": "{model}", "max_tokens": 200000 }]
      }
    }
  }
}
)";

constexpr std::string_view aider = R"(export OPENAI_API_BASE={root}/v1
export OPENAI_API_KEY={token}
aider --model openai/{model}
)";

constexpr std::string_view openWebUi = R"(URL: {root}/v1
Key: {token}
(From a container use host.docker.internal in the place of 127.0.0.1 and add that name to server.allowedHosts.)
)";

constexpr std::string_view langChain = R"(from langchain_openai import ChatOpenAI

model = ChatOpenAI(base_url="{root}/v1", api_key="{token}", model="{model}")
print(model.invoke("Hello").content)
)";

} // namespace

const std::vector<SnippetClient>& snippetClients()
{
    static const std::vector<SnippetClient> clients{
        { "claude-code", "Claude Code", "~/.claude/settings.json", claudeCode },
        { "cherry-studio", "Cherry Studio", "Settings > Model services > Add", cherryStudio },
        { "cline", "Cline", "Settings of the extension", cline },
        { "roo-code", "Roo Code", "Settings of the extension > Providers", roo },
        { "continue", "Continue", "~/.continue/config.yaml", continueDev },
        { "opencode", "OpenCode", "~/.config/opencode/opencode.json", openCode },
        { "zed", "Zed", "settings.json; the key goes into Agent settings > Dragoman", zed },
        { "aider", "Aider", "a shell", aider },
        { "open-webui", "Open WebUI", "Admin Settings > Connections > OpenAI > Add", openWebUi },
        { "langchain", "LangChain", "Python", langChain },
        { "openai-python", "OpenAI SDK for Python", "Python", openAiPython },
        { "openai-typescript", "OpenAI SDK for TypeScript", "TypeScript", openAiTypeScript },
        { "anthropic-python", "Anthropic SDK for Python", "Python", anthropicPython },
        { "anthropic-typescript", "Anthropic SDK for TypeScript", "TypeScript", anthropicTypeScript },
        { "curl-openai", "curl, OpenAI style", "a shell", curlOpenAi },
        { "curl-anthropic", "curl, Anthropic style", "a shell", curlAnthropic },
    };
    return clients;
}

// One pass, so that what is filled in is never taken for a place.
std::string fillSnippet(std::string_view text, const SnippetValues& values)
{
    const std::array<std::pair<std::string_view, const std::string&>, 3> places{ { { "{root}", values.root },
        { "{token}", values.token }, { "{model}", values.model } } };
    std::string filled;
    while (!text.empty()) {
        const auto begins = [text](const auto& place) { return text.starts_with(place.first); };
        const auto place = std::find_if(places.begin(), places.end(), begins);
        filled += place == places.end() ? text.substr(0, 1) : std::string_view(place->second);
        text.remove_prefix(place == places.end() ? 1 : place->first.size());
    }
    return filled;
}

Result<std::string> snippetFor(std::string_view client, const SnippetValues& values)
{
    std::string known;
    for (const SnippetClient& one : snippetClients()) {
        if (one.id == client)
            return fillSnippet(one.text, values);
        known += (known.empty() ? "" : ", ") + std::string(one.id);
    }
    return failure(
        ErrorKind::NotFound, "there is no snippet for '" + std::string(client) + "'; there are: " + known);
}

} // namespace dragoman
