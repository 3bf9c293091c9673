#include "updates/ReleaseDescription.h"

#include "base/Json.h"
#include "updates/SemanticVersion.h"

#include <QDateTime>

#include <algorithm>
#include <optional>

namespace dragoman {

namespace {

constexpr std::size_t sha256Length = 64;
constexpr std::size_t longestUrl = 500;
constexpr std::int64_t largestFile = std::int64_t{ 1 } << 40;

tl::unexpected<Error> wrong(std::string_view member, std::string_view what)
{
    return failure(ErrorKind::InvalidRequest,
        "The description of the release cannot be used: '" + std::string(member) + "' " + std::string(what)
            + '.');
}

QString decoded(const JsonValue& value)
{
    return QString::fromStdString(value.decoded());
}

// "2026-11-21T12:00:00Z"
std::optional<std::chrono::sys_seconds> readTime(const JsonValue& value)
{
    QDateTime time = QDateTime::fromString(decoded(value), QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    if (!time.isValid())
        return {};
    time.setTimeSpec(Qt::UTC);
    return std::chrono::sys_seconds(std::chrono::seconds(time.toSecsSinceEpoch()));
}

bool isSha256(const std::string& text)
{
    return text.size() == sha256Length && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Opened in a browser when the user asks: nothing but a plain web address.
bool isWebAddress(const std::string& url)
{
    const auto isPlain = [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>'; };
    return url.starts_with("https://") && url.size() > std::string_view("https://").size()
        && url.size() <= longestUrl && std::all_of(url.begin(), url.end(), isPlain);
}

bool isFileName(const std::string& name)
{
    return !name.empty() && name.front() != '.' && name.find_first_of("/\\:\n\r") == std::string::npos;
}

Result<std::vector<ReleaseFile>> readFiles(const JsonValue& list)
{
    std::vector<ReleaseFile> files;
    if (!list.isArray())
        return wrong("files", "must be a list");
    for (const JsonValue entry : list) {
        ReleaseFile file{ entry["name"].decoded(), entry["size"].integer().value_or(-1),
            entry["sha256"].decoded() };
        if (!isFileName(file.name))
            return wrong(entry.path() + ".name", "must be the name of a file");
        if (file.size < 0 || file.size > largestFile)
            return wrong(entry.path() + ".size", "must be a number of bytes");
        if (!isSha256(file.sha256))
            return wrong(entry.path() + ".sha256", "must be 64 hexadecimal digits");
        files.push_back(std::move(file));
    }
    return files;
}

Result<void> readTimes(const JsonValue& root, ReleaseDescription& release)
{
    const std::optional<std::chrono::sys_seconds> issued = readTime(root["issued"]);
    const std::optional<std::chrono::sys_seconds> expires = readTime(root["expires"]);
    if (!issued)
        return wrong("issued", "must be a time such as 2026-11-21T12:00:00Z");
    if (!expires || *expires <= *issued)
        return wrong("expires", "must be a time after 'issued'");
    release.issued = *issued;
    release.expires = *expires;
    return {};
}

} // namespace

Result<ReleaseDescription> readReleaseDescription(std::string_view text)
{
    JsonDocument document;
    if (const Result<void> parsed = document.parse(std::string(text)); !parsed)
        return tl::unexpected(parsed.error());
    const JsonValue root = document.root();
    if (!root["product"].equals("dragoman"))
        return wrong("product", "must be \"dragoman\"");
    ReleaseDescription release{ root["version"].decoded(), root["date"].decoded(), root["notes"].decoded() };
    if (!SemanticVersion::parse(release.version))
        return wrong("version", "must be a version such as 1.2.3");
    if (!QDate::fromString(decoded(root["date"]), Qt::ISODate).isValid())
        return wrong("date", "must be a day such as 2026-11-21");
    if (!isWebAddress(release.notesUrl))
        return wrong("notes", "must be an https address");
    if (const Result<void> times = readTimes(root, release); !times)
        return tl::unexpected(times.error());
    Result<std::vector<ReleaseFile>> files = readFiles(root["files"]);
    if (!files)
        return tl::unexpected(files.error());
    release.files = std::move(*files);
    return release;
}

} // namespace dragoman
