#include "clients/Snippet.h"

#include "clients/SnippetFiller.h"
#include "clients/SnippetTexts.h"

#include <QCoreApplication>

#include <algorithm>

namespace dragoman {

namespace {

std::string translated(const char* text)
{
    return QCoreApplication::translate("Snippet", text).toStdString();
}

bool isFor(SnippetStepText::Systems systems, ClientSystem system)
{
    const bool windows = system == ClientSystem::Windows;
    switch (systems) {
    case SnippetStepText::Systems::All: return true;
    case SnippetStepText::Systems::Unix: return !windows;
    case SnippetStepText::Systems::Windows: return windows;
    }
    return true;
}

SnippetStep stepFrom(const SnippetStepText& kept, const SnippetValues& values)
{
    const bool windows = values.system == ClientSystem::Windows;
    SnippetStep step{ translated(kept.instruction), kept.kind, fillSnippet(kept.text, kept.kind, values),
        std::string(windows ? kept.fileOnWindows : kept.fileOnUnix) };
    constexpr std::string_view place = "{file}";
    if (const std::size_t at = step.instruction.find(place); at != std::string::npos)
        step.instruction.replace(at, place.size(), step.fileName);
    return step;
}

} // namespace

std::string_view snippetKindName(SnippetKind kind)
{
    switch (kind) {
    case SnippetKind::Json: return "json";
    case SnippetKind::Yaml: return "yaml";
    case SnippetKind::Toml: return "toml";
    case SnippetKind::Shell: return "shell";
    case SnippetKind::PowerShell: return "powershell";
    case SnippetKind::Cmd: return "cmd";
    case SnippetKind::Python: return "python";
    case SnippetKind::TypeScript: return "typescript";
    case SnippetKind::Link: return "link";
    case SnippetKind::Fields: return "fields";
    }
    return {};
}

std::string Snippet::text() const
{
    std::string all;
    for (const SnippetStep& step : steps)
        all += (all.empty() ? "" : "\n") + step.text;
    return all;
}

const std::vector<SnippetClient>& snippetClients()
{
    static const std::vector<SnippetClient> clients{
        { "claude-code", "Claude Code", Protocol::Anthropic },
        { "claude-code-shell", QT_TRANSLATE_NOOP("Snippet", "Claude Code, for one shell"),
            Protocol::Anthropic },
        { "codex", "Codex", Protocol::OpenAiResponses },
        { "cherry-studio", "Cherry Studio", Protocol::OpenAiChat },
        { "cline", "Cline", Protocol::OpenAiChat },
        { "roo-code", "Roo Code", Protocol::OpenAiChat },
        { "continue", "Continue", Protocol::OpenAiChat },
        { "opencode", "OpenCode", Protocol::OpenAiChat },
        { "zed", "Zed", Protocol::OpenAiChat },
        { "aider", "Aider", Protocol::OpenAiChat },
        { "open-webui", "Open WebUI", Protocol::OpenAiChat },
        { "langchain", QT_TRANSLATE_NOOP("Snippet", "LangChain, OpenAI style"), Protocol::OpenAiChat },
        { "langchain-anthropic", QT_TRANSLATE_NOOP("Snippet", "LangChain, Anthropic style"),
            Protocol::Anthropic },
        { "openai-python", QT_TRANSLATE_NOOP("Snippet", "OpenAI SDK for Python"), Protocol::OpenAiChat },
        { "openai-typescript", QT_TRANSLATE_NOOP("Snippet", "OpenAI SDK for TypeScript"),
            Protocol::OpenAiChat },
        { "anthropic-python", QT_TRANSLATE_NOOP("Snippet", "Anthropic SDK for Python"), Protocol::Anthropic },
        { "anthropic-typescript", QT_TRANSLATE_NOOP("Snippet", "Anthropic SDK for TypeScript"),
            Protocol::Anthropic },
        { "curl-openai", QT_TRANSLATE_NOOP("Snippet", "curl, OpenAI style"), Protocol::OpenAiChat },
        { "curl-anthropic", QT_TRANSLATE_NOOP("Snippet", "curl, Anthropic style"), Protocol::Anthropic },
    };
    return clients;
}

Result<SnippetClient> findSnippetClient(std::string_view id)
{
    std::string known;
    for (const SnippetClient& client : snippetClients()) {
        if (client.id == id)
            return client;
        known += (known.empty() ? "" : ", ") + std::string(client.id);
    }
    return failure(
        ErrorKind::NotFound, "there is no snippet for '" + std::string(id) + "'; there are: " + known);
}

Result<Snippet> snippetFor(std::string_view client, const SnippetValues& values)
{
    const Result<SnippetClient> found = findSnippetClient(client);
    if (!found)
        return tl::unexpected(found.error());
    Snippet snippet{ std::string(found->id), std::string(found->title), {} };
    for (const SnippetStepText& step : snippetSteps()) {
        if (step.client == client && isFor(step.systems, values.system))
            snippet.steps.push_back(stepFrom(step, values));
    }
    for (const SnippetNote& note : snippetNotes()) {
        if (note.client == client)
            snippet.notes.push_back(translated(note.text));
    }
    return snippet;
}

} // namespace dragoman
