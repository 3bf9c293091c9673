#include "inspection/SupportBundle.h"

#include "inspection/HarExport.h"
#include "inspection/RequestSummary.h"

namespace dragoman {

namespace {

constexpr const char* readme = "A support bundle of Dragoman: keys, tokens and cookies were taken out.\n"
                               "Conversations are in requests.har only, for the requests that were chosen.\n"
                               "\n"
                               "about.txt           version and system\n"
                               "configuration.json  the configuration without secrets\n"
                               "errors.txt          recent failures, without any conversation\n"
                               "requests.txt        what became of the chosen requests\n"
                               "requests.har        their messages (HTTP archive 1.2)\n";

std::string told(const std::vector<RequestRecord>& records)
{
    std::string text;
    for (const RequestRecord& record : records) {
        text += isoTime(record.time) + "  " + record.endpoint + "  " + record.client + "  "
            + record.askedModel + "\n    " + englishSentence(summaryOf(record)) + '\n';
        for (const RequestStep& step : stepsOf(record))
            text += "    " + englishStep(step) + '\n';
        for (const std::string& warning : record.warnings)
            text += "    warning: " + warning + '\n';
    }
    return text;
}

} // namespace

std::vector<ArchiveFile> supportFiles(const SupportBundleContent& content, const SecretFinder& secrets)
{
    std::vector<ArchiveFile> files{ { "README.txt", readme }, { "about.txt", content.about },
        { "configuration.json", content.configuration }, { "errors.txt", told(content.failures) },
        { "requests.txt", told(content.requests) }, { "requests.har", harExport(content.requests) } };
    for (ArchiveFile& file : files) {
        file.name.insert(0, "dragoman-support/");
        file.content = secrets.redact(file.content);
    }
    return files;
}

Result<std::string> supportBundle(const SupportBundleContent& content, const SecretFinder& secrets)
{
    return zipArchive(supportFiles(content, secrets));
}

} // namespace dragoman
