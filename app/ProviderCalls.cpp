#include "app/ProviderCalls.h"

#include <QTimer>

#include <algorithm>

namespace dragoman {

ProviderCalls::ProviderCalls() = default;
ProviderCalls::~ProviderCalls() = default;

UpstreamClient& ProviderCalls::client()
{
    if (!m_client)
        m_client = std::make_unique<UpstreamClient>();
    return *m_client;
}

void ProviderCalls::test(const ProviderTestPlan& plan, QObject* context, Backend::TestProgress progress)
{
    m_testContext = context;
    m_testProgress = std::move(progress);
    ProviderTestListener& listener = *this;
    m_test = std::make_unique<ProviderTest>(client(), plan, listener);
    QTimer::singleShot(0, context, [this, test = m_test.get()] {
        if (m_test.get() == test)
            m_test->start();
    });
}

void ProviderCalls::cancelTest()
{
    m_test.reset();
}

void ProviderCalls::onStepFinished(const ProviderTestResult&)
{
    report(m_test->report(), false);
}

void ProviderCalls::onTestFinished(const ProviderTestReport& whole)
{
    report(whole, true);
}

void ProviderCalls::report(const ProviderTestReport& report, bool isFinished)
{
    const Backend::TestProgress progress = m_testProgress; // which may begin another test
    if (m_testContext)
        progress(report, isFinished);
}

void ProviderCalls::fetchModels(const ProviderTestPlan& plan, QObject* context, Backend::ModelsDone done)
{
    const auto usable = std::find_if(plan.keys.begin(), plan.keys.end(),
        [](const ProviderTestKey& key) { return key.secret.has_value(); });
    if (usable == plan.keys.end() && !plan.keys.empty()) {
        QTimer::singleShot(0, context, [error = plan.keys.front().secret.error(), done = std::move(done)] {
            done(tl::unexpected(error));
        });
        return;
    }
    m_listing.reset();
    m_listed = plan.provider;
    const CallKey key = usable == plan.keys.end() ? CallKey{} : CallKey{ *usable->secret, usable->label, {} };
    m_listing = std::make_unique<ModelListing>(client(), m_listed, key,
        [guard = QPointer<QObject>(context), done = std::move(done)](
            const Result<std::vector<ModelInfo>>& models) {
            if (!guard)
                return;
            if (!models)
                return done(tl::unexpected(models.error()));
            std::vector<std::string> names;
            for (const ModelInfo& model : *models)
                names.push_back(model.id);
            done(std::move(names));
        });
}

void ProviderCalls::sample(const SampleCall::Question& question, QObject* context,
    const Backend::TextArrived& text, const Backend::Done& done)
{
    const QPointer<QObject> guard(context);
    m_sample = std::make_unique<SampleCall>(
        client(), question,
        [guard, text](std::string_view piece) {
            if (guard)
                text(QString::fromUtf8(piece.data(), qsizetype(piece.size())));
        },
        [guard, done](const Result<void>& result) {
            if (guard)
                done(result);
        });
}

void ProviderCalls::cancelSample()
{
    m_sample.reset();
}

} // namespace dragoman
