#include "app/DesktopRequests.h"

#include "config/ConfigurationExport.h"
#include "config/ConfigurationWriter.h"
#include "inspection/SupportBundle.h"

#include <QSysInfo>
#include <QTimer>

namespace dragoman {

namespace {

constexpr int failuresInBundle = 20;

std::string aboutProgram()
{
    return "Dragoman " DRAGOMAN_VERSION "\nQt " + std::string(qVersion()) + "\n"
        + QSysInfo::prettyProductName().toStdString() + ", " + QSysInfo::kernelType().toStdString() + ' '
        + QSysInfo::kernelVersion().toStdString() + ", " + QSysInfo::currentCpuArchitecture().toStdString()
        + '\n';
}

// The newest ones, without their bodies.
std::vector<RequestRecord> recentFailures(JournalReader& reader)
{
    PageRequest failures;
    failures.filter = RequestFilter::parse(QStringLiteral("failed")).value_or(RequestFilter{});
    failures.rows = failuresInBundle;
    std::vector<RequestRecord> records;
    const Result<RequestPage> page = reader.page(failures);
    for (const StoredRequest& row : page ? page->rows : std::vector<StoredRequest>{}) {
        const Result<StoredRequest> whole = reader.request(row.id);
        records.push_back(whole ? whole->record : row.record);
        records.back().captured.reset();
    }
    return records;
}

} // namespace

DesktopRequests::DesktopRequests(Journal& journal, ConfiguredProxy& proxy, QObject* parent)
    : QObject(parent)
    , m_proxy(proxy)
    , m_log(journal.fileName())
{
    connect(&journal, &Journal::written, &m_log, &RequestLog::rowsAdded);
    connect(&journal, &Journal::noticed, &m_log, &RequestLog::reopen); // a damaged file was set aside
}

void DesktopRequests::countToday()
{
    const RequestFilter today = RequestFilter::parse(QStringLiteral("today")).value_or(RequestFilter{});
    m_log.ask<Result<RequestSums>>([today](JournalReader& reader) { return reader.sums(today); }, this,
        [this](const Result<RequestSums>& sums) {
            const bool isNew = !sums && sums.error().kind == ErrorKind::NotFound;
            if (sums || isNew)
                Q_EMIT todayCounted(sums.value_or(RequestSums{}));
        });
}

void DesktopRequests::replay(const RequestRecord& record, const ReplayChoice& choice, QObject* context,
    const Backend::ReplayDone& done)
{
    cancelReplay();
    Result<ReplayRequest> request = replayRequest(record, choice);
    if (!request) {
        QTimer::singleShot(0, context, [done, error = request.error()] { done(tl::unexpected(error)); });
        return;
    }
    m_replay = m_proxy.proxy().replay(std::move(*request), context, [done](const ReplayAnswer& answer) {
        if (answer.answer.start.empty())
            return done(failure(ErrorKind::Unavailable, "The proxy stopped before the answer came."));
        done(answer.answer);
    });
}

void DesktopRequests::cancelReplay()
{
    if (m_replay != 0)
        m_proxy.proxy().cancelReplay(m_replay);
    m_replay = 0;
}

SecretFinder DesktopRequests::secrets() const
{
    SecretFinder finder;
    finder.add(m_proxy.token());
    for (const ProviderConfig& provider : m_proxy.configuration().providers) {
        for (const KeyReference& reference : provider.keys) {
            if (const Result<Secret>& key = m_proxy.keys().find(reference))
                finder.add(*key);
        }
        for (const auto& [name, value] : provider.headers) {
            if (looksSecret(name, value))
                finder.add(Secret(value));
        }
    }
    return finder;
}

void DesktopRequests::supportBundle(std::int64_t request, QObject* context, const Backend::BundleDone& done)
{
    SupportBundleContent content;
    content.about = aboutProgram();
    content.configuration = writeConfiguration(withoutSecrets(m_proxy.configuration()));
    m_log.ask<Result<std::string>>(
        [content, request, finder = secrets()](JournalReader& reader) {
            SupportBundleContent whole = content;
            whole.failures = recentFailures(reader);
            if (Result<StoredRequest> chosen = reader.request(request))
                whole.requests.push_back(std::move(chosen->record));
            return dragoman::supportBundle(whole, finder);
        },
        context, done);
}

} // namespace dragoman
