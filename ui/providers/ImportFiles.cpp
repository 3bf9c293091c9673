#include "ui/providers/ImportFiles.h"

#include "config/ConfigurationExport.h"
#include "config/ConfigurationReader.h"
#include "config/import/ImportFormat.h"

#include <QFile>
#include <QFileInfo>

namespace dragoman {

namespace {

constexpr qint64 largestFile = qint64(4) * 1024 * 1024;

Result<std::string> contentOf(const QString& fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unavailable, file.errorString().toStdString());
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return failure(ErrorKind::TooLarge, "The file is larger than 4 MB.");
    return content.toStdString();
}

bool isConfiguration(const std::string& text)
{
    JsonDocument document;
    return document.parse(text) && document.root()["version"].isNumber()
        && document.root()["providers"].isArray();
}

// Where a secret was left out at the export, so is what held it.
ImportedProvider imported(ProviderConfig provider, std::vector<std::string>& warnings)
{
    for (const ConfigurationProblem& missing : restoreSecrets(provider, nullptr, provider.name))
        warnings.push_back(missing.path + " held a secret that the export left out: enter it again.");
    std::erase_if(provider.headers, [](const auto& header) { return header.second == removedSecret; });
    if (provider.body.find(removedSecret) != std::string::npos)
        provider.body.clear();
    ImportedProvider result;
    result.keys.assign(provider.keys.begin(), provider.keys.end());
    provider.keys.clear();
    result.provider = std::move(provider);
    return result;
}

// An export of this program. Entries with problems are left to the rules that refuse them later.
ImportedProviders fromConfiguration(const std::string& text)
{
    ImportedProviders all;
    ReadConfiguration read = readConfiguration(text);
    for (ProviderConfig& provider : read.configuration.providers)
        all.providers.push_back(imported(std::move(provider), all.warnings));
    return all;
}

Result<ImportedProviders> fromText(std::string text)
{
    if (isConfiguration(text))
        return fromConfiguration(text);
    const Result<ImportFormat> format = detectImportFormat(text);
    if (!format)
        return tl::unexpected(format.error());
    return readImport(std::move(text), *format);
}

template <class Entry>
void append(std::vector<Entry>& to, std::vector<Entry>& from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

ImportedProviders readImportFiles(const QStringList& fileNames)
{
    ImportedProviders all;
    for (const QString& fileName : fileNames) {
        Result<ImportedProviders> one = contentOf(fileName).and_then(fromText);
        if (!one) {
            all.skipped.push_back(QFileInfo(fileName).fileName().toStdString() + ": " + one.error().message);
            continue;
        }
        append(all.providers, one->providers);
        append(all.endpoints, one->endpoints);
        append(all.skipped, one->skipped);
        append(all.warnings, one->warnings);
    }
    return all;
}

} // namespace dragoman
