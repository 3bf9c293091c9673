#include "clients/SnippetFiller.h"

#include "base/Json.h"
#include "base/JsonWriter.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <utility>

namespace dragoman {

namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

// The inside of a quoted text of that kind. In shells the places stand between single quotes, in the Command
// Prompt between double ones.
std::string quotedFor(SnippetKind kind, const std::string& value)
{
    switch (kind) {
    case SnippetKind::Shell: return replaced(value, "'", "'\\''");
    case SnippetKind::PowerShell: return replaced(value, "'", "''");
    case SnippetKind::Cmd: return replaced(value, "\"", "\\\"");
    case SnippetKind::Json:
    case SnippetKind::Yaml:
    case SnippetKind::Toml:
    case SnippetKind::Python:
    case SnippetKind::TypeScript: return escapeJson(value); // a string in all of these
    case SnippetKind::Link:
    case SnippetKind::Fields: break;
    }
    return value;
}

// In a shell's text the model's name in a JSON body stands between double quotes.
bool standsInJson(SnippetKind kind, std::string_view before)
{
    const bool shell
        = kind == SnippetKind::Shell || kind == SnippetKind::PowerShell || kind == SnippetKind::Cmd;
    return shell && before.ends_with('"') && before.find("\"model") != std::string_view::npos;
}

bool standsInEscapedJson(SnippetKind kind, std::string_view before)
{
    return kind == SnippetKind::Cmd && before.ends_with("\\\"");
}

std::string valueFor(SnippetKind kind, std::string_view before, const std::string& value)
{
    if (standsInEscapedJson(kind, before))
        return replaced(replaced(escapeJson(value), "\\", "\\\\"), "\"", "\\\"");
    return quotedFor(kind, standsInJson(kind, before) ? escapeJson(value) : value);
}

} // namespace

std::string cherryStudioLink(const SnippetValues& values)
{
    std::string data;
    JsonWriter json(data);
    json.beginObject();
    json.key("id").string("dragoman");
    json.key("baseUrl").string(values.root);
    json.key("apiKey").string(values.token);
    json.key("name").string("Dragoman");
    json.key("type").string("openai");
    json.endObject();
    // The alphabet for links: "+" and "/" would be changed on the way.
    const QByteArray encoded = QByteArray::fromStdString(data).toBase64(QByteArray::Base64UrlEncoding);
    return "cherrystudio://providers/api-keys?v=1&data=" + encoded.toStdString();
}

std::string fillSnippet(std::string_view text, SnippetKind kind, const SnippetValues& values)
{
    const std::string link = cherryStudioLink(values);
    const std::array<std::pair<std::string_view, const std::string&>, 4> places{ { { "{root}", values.root },
        { "{token}", values.token }, { "{model}", values.model }, { "{cherryLink}", link } } };
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const auto place = std::find_if(
            places.begin(), places.end(), [rest](const auto& one) { return rest.starts_with(one.first); });
        const bool found = place != places.end();
        filled += found ? valueFor(kind, text.substr(0, at), place->second) : std::string(1, rest.front());
        at += found ? place->first.size() : 1;
    }
    return filled;
}

} // namespace dragoman
