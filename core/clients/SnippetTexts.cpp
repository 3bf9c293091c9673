#include "clients/SnippetTexts.h"

#include <QtGlobal>

namespace dragoman {

namespace {

using Systems = SnippetStepText::Systems;

constexpr std::string_view claudeCode = R"({
  "env": {
    "ANTHROPIC_BASE_URL": "{root}",
    "ANTHROPIC_AUTH_TOKEN": "{token}",
    "ANTHROPIC_MODEL": "{model}"
  }
}
)";

constexpr std::string_view claudeCodeShell = R"(export ANTHROPIC_BASE_URL='{root}'
export ANTHROPIC_AUTH_TOKEN='{token}'
export ANTHROPIC_MODEL='{model}'
claude
)";

constexpr std::string_view claudeCodePowerShell = R"($env:ANTHROPIC_BASE_URL = '{root}'
$env:ANTHROPIC_AUTH_TOKEN = '{token}'
$env:ANTHROPIC_MODEL = '{model}'
claude
)";

constexpr std::string_view claudeCodeCmd = R"(set "ANTHROPIC_BASE_URL={root}"
set "ANTHROPIC_AUTH_TOKEN={token}"
set "ANTHROPIC_MODEL={model}"
claude
)";

constexpr std::string_view codex = R"(model = "{model}"
model_provider = "dragoman"

[model_providers.dragoman]
name = "Dragoman"
base_url = "{root}/v1"
experimental_bearer_token = "{token}"
wire_api = "responses"
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

constexpr std::string_view continueDev = R"(name: Local Assistant
version: 1.0.0
schema: v1
models:
  - name: "Dragoman"
    provider: "openai"
    model: "{model}"
    apiBase: "{root}/v1"
    apiKey: "{token}"
    roles: ["chat", "edit", "apply"]
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

constexpr std::string_view aiderShell = R"(export OPENAI_API_BASE='{root}/v1'
export OPENAI_API_KEY='{token}'
aider --model 'openai/{model}'
)";

constexpr std::string_view aiderPowerShell = R"($env:OPENAI_API_BASE = '{root}/v1'
$env:OPENAI_API_KEY = '{token}'
aider --model 'openai/{model}'
)";

constexpr std::string_view aiderCmd = R"(set "OPENAI_API_BASE={root}/v1"
set "OPENAI_API_KEY={token}"
aider --model "openai/{model}"
)";

constexpr std::string_view openWebUi = R"(URL: {root}/v1
Key: {token}
)";

constexpr std::string_view langChainOpenAi = R"(from langchain_openai import ChatOpenAI

model = ChatOpenAI(base_url="{root}/v1", api_key="{token}", model="{model}")
print(model.invoke("Hello").content)
)";

constexpr std::string_view langChainAnthropic = R"(from langchain_anthropic import ChatAnthropic

model = ChatAnthropic(base_url="{root}", api_key="{token}", model="{model}")
print(model.invoke("Hello").content)
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
print("".join(block.text for block in answer.content if block.type == "text"))
)";

constexpr std::string_view anthropicTypeScript = R"(import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ baseURL: "{root}", apiKey: "{token}" });
const answer = await client.messages.create({
  model: "{model}",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Hello" }],
});
for (const block of answer.content) {
  if (block.type === "text") console.log(block.text);
}
)";

constexpr std::string_view curlOpenAi = R"(curl '{root}/v1/chat/completions' \
  -H 'Authorization: Bearer {token}' -H 'content-type: application/json' \
  -d '{"model": "{model}", "messages": [{"role": "user", "content": "Hello"}]}'
)";

constexpr std::string_view curlOpenAiPowerShell
    = R"(Invoke-RestMethod -Method Post -Uri '{root}/v1/chat/completions' `
  -Headers @{ Authorization = 'Bearer {token}' } -ContentType 'application/json' `
  -Body '{"model": "{model}", "messages": [{"role": "user", "content": "Hello"}]}'
)";

constexpr std::string_view curlOpenAiCmd = R"(curl "{root}/v1/chat/completions" ^
  -H "Authorization: Bearer {token}" -H "content-type: application/json" ^
  -d "{\"model\": \"{model}\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"
)";

constexpr std::string_view curlAnthropic = R"(curl '{root}/v1/messages' \
  -H 'x-api-key: {token}' -H 'anthropic-version: 2023-06-01' -H 'content-type: application/json' \
  -d '{"model": "{model}", "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}'
)";

constexpr std::string_view curlAnthropicPowerShell
    = R"(Invoke-RestMethod -Method Post -Uri '{root}/v1/messages' `
  -Headers @{ 'x-api-key' = '{token}'; 'anthropic-version' = '2023-06-01' } -ContentType 'application/json' `
  -Body '{"model": "{model}", "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}'
)";

constexpr std::string_view curlAnthropicCmd = R"(curl "{root}/v1/messages" ^
  -H "x-api-key: {token}" -H "anthropic-version: 2023-06-01" -H "content-type: application/json" ^
  -d "{\"model\": \"{model}\", \"max_tokens\": 1024, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"
)";

const char* const inFile = QT_TRANSLATE_NOOP("Snippet", "Put this into {file}:");
const char* const inShell = QT_TRANSLATE_NOOP("Snippet", "Type this into a shell:");
const char* const inPowerShell = QT_TRANSLATE_NOOP("Snippet", "Type this into PowerShell:");
const char* const inCmd = QT_TRANSLATE_NOOP("Snippet", "Or this into the Command Prompt:");
const char* const inProgram = QT_TRANSLATE_NOOP("Snippet", "Use it like this:");
const char* const openLink = QT_TRANSLATE_NOOP("Snippet", "Open this link:");
const char* const cherryFields
    = QT_TRANSLATE_NOOP("Snippet", "Or enter this under Settings > Model services > Add:");
const char* const clineFields = QT_TRANSLATE_NOOP("Snippet", "Enter this in the settings of the extension:");
const char* const rooFields
    = QT_TRANSLATE_NOOP("Snippet", "Enter this in the settings of the extension, under Providers:");
const char* const webUiFields
    = QT_TRANSLATE_NOOP("Snippet", "Enter this under Admin Settings > Connections > OpenAI > Add:");
const char* const zedKey = QT_TRANSLATE_NOOP(
    "Snippet", "Give Zed the key: in its agent settings under Dragoman, or by starting it like this:");

} // namespace

// Grouped by client, in the order of the steps.
const std::vector<SnippetStepText>& snippetSteps()
{
    using Kind = SnippetKind;
    static const std::vector<SnippetStepText> steps{
        { "claude-code", Systems::All, inFile, Kind::Json, "~/.claude/settings.json",
            "%USERPROFILE%\\.claude\\settings.json", claudeCode },
        { "claude-code-shell", Systems::Unix, inShell, Kind::Shell, "", "", claudeCodeShell },
        { "claude-code-shell", Systems::Windows, inPowerShell, Kind::PowerShell, "", "",
            claudeCodePowerShell },
        { "claude-code-shell", Systems::Windows, inCmd, Kind::Cmd, "", "", claudeCodeCmd },
        { "codex", Systems::All, inFile, Kind::Toml, "~/.codex/config.toml",
            "%USERPROFILE%\\.codex\\config.toml", codex },
        { "cherry-studio", Systems::All, openLink, Kind::Link, "", "", "{cherryLink}\n" },
        { "cherry-studio", Systems::All, cherryFields, Kind::Fields, "", "", cherryStudio },
        { "cline", Systems::All, clineFields, Kind::Fields, "", "", cline },
        { "roo-code", Systems::All, rooFields, Kind::Fields, "", "", roo },
        { "continue", Systems::All, inFile, Kind::Yaml, "~/.continue/config.yaml",
            "%USERPROFILE%\\.continue\\config.yaml", continueDev },
        { "opencode", Systems::All, inFile, Kind::Json, "~/.config/opencode/opencode.json",
            "%USERPROFILE%\\.config\\opencode\\opencode.json", openCode },
        { "zed", Systems::All, inFile, Kind::Json, "~/.config/zed/settings.json",
            "%APPDATA%\\Zed\\settings.json", zed },
        { "zed", Systems::Unix, zedKey, Kind::Shell, "", "", "DRAGOMAN_API_KEY='{token}' zed\n" },
        { "zed", Systems::Windows, zedKey, Kind::PowerShell, "", "",
            "$env:DRAGOMAN_API_KEY = '{token}'; zed\n" },
        { "aider", Systems::Unix, inShell, Kind::Shell, "", "", aiderShell },
        { "aider", Systems::Windows, inPowerShell, Kind::PowerShell, "", "", aiderPowerShell },
        { "aider", Systems::Windows, inCmd, Kind::Cmd, "", "", aiderCmd },
        { "open-webui", Systems::All, webUiFields, Kind::Fields, "", "", openWebUi },
        { "langchain", Systems::All, inProgram, Kind::Python, "", "", langChainOpenAi },
        { "langchain-anthropic", Systems::All, inProgram, Kind::Python, "", "", langChainAnthropic },
        { "openai-python", Systems::All, inProgram, Kind::Python, "", "", openAiPython },
        { "openai-typescript", Systems::All, inProgram, Kind::TypeScript, "", "", openAiTypeScript },
        { "anthropic-python", Systems::All, inProgram, Kind::Python, "", "", anthropicPython },
        { "anthropic-typescript", Systems::All, inProgram, Kind::TypeScript, "", "", anthropicTypeScript },
        { "curl-openai", Systems::Unix, inShell, Kind::Shell, "", "", curlOpenAi },
        { "curl-openai", Systems::Windows, inPowerShell, Kind::PowerShell, "", "", curlOpenAiPowerShell },
        { "curl-openai", Systems::Windows, inCmd, Kind::Cmd, "", "", curlOpenAiCmd },
        { "curl-anthropic", Systems::Unix, inShell, Kind::Shell, "", "", curlAnthropic },
        { "curl-anthropic", Systems::Windows, inPowerShell, Kind::PowerShell, "", "",
            curlAnthropicPowerShell },
        { "curl-anthropic", Systems::Windows, inCmd, Kind::Cmd, "", "", curlAnthropicCmd },
    };
    return steps;
}

const std::vector<SnippetNote>& snippetNotes()
{
    static const std::vector<SnippetNote> notes{
        { "claude-code",
            QT_TRANSLATE_NOOP(
                "Snippet", "ANTHROPIC_API_KEY must not be set beside it. /status shows what is in force.") },
        { "cherry-studio",
            QT_TRANSLATE_NOOP("Snippet",
                "The link brings the address and the key; add the model in the list of "
                "the new provider.") },
        { "open-webui",
            QT_TRANSLATE_NOOP("Snippet",
                "From a container use host.docker.internal in the place of 127.0.0.1 and "
                "add that name to server.allowedHosts.") },
    };
    return notes;
}

} // namespace dragoman
