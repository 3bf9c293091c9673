#pragma once

#include "server/ProviderTest.h"
#include "server/ProviderTestAnswers.h"
#include "support/FakeUpstream.h"

#include <QList>
#include <QTest>

#include <functional>

namespace dragoman {

inline QByteArray bytes(std::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

// A refusal in words that both protocols can read.
inline ScriptedAnswer refusal(int status, const QByteArray& message)
{
    return ScriptedAnswer::json(
        status, R"({"type":"error","error":{"type":"refused","message":")" + message + "\"}}");
}

// Keeps what a test of a provider tells.
class Recorder : public ProviderTestListener
{
public:
    void onStepStarted(ProviderTestStep step) override { started.append(step); }
    void onStepFinished(const ProviderTestResult& result) override { finished.append(result.step); }
    void onTestFinished(const ProviderTestReport& given) override
    {
        report = given;
        ++endings;
        if (atEnd)
            atEnd();
    }

    QList<ProviderTestStep> started;
    QList<ProviderTestStep> finished;
    ProviderTestReport report;
    int endings = 0;
    std::function<void()> atEnd{};
};

// One test of a scripted provider, with one key unless `plan` is changed.
struct ProviderTrial
{
    explicit ProviderTrial(Protocol protocol)
        : answers(protocol)
    {
        plan.provider.name = "scripted";
        plan.provider.protocol = protocol;
        plan.provider.baseUrl = upstream.url("");
        plan.provider.proxy = "none";
        plan.keys = { { "env:FIRST", Secret("first-secret-key") } };
    }

    // Starts with these answers only, in this order.
    void start(const QList<ScriptedAnswer>& script)
    {
        for (const ScriptedAnswer& answer : script)
            upstream.enqueue(answer);
        test = std::make_unique<ProviderTest>(client, plan, recorder);
        test->start();
    }
    void run(const QList<ScriptedAnswer>& script)
    {
        start(script);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.endings > 0, 20'000);
    }
    void run() { run(answers.inOrder()); }

    const ProviderTestReport& report() const { return recorder.report; }
    const ProviderTestResult& result(ProviderTestStep step) const { return *report().find(step); }
    QByteArray explanation(ProviderTestStep step) const { return bytes(result(step).explanation); }
    // The request of a step, when no key was tried twice.
    const ReceivedRequest& request(ProviderTestStep step) const
    {
        return upstream.requests().at(int(step) - 1);
    }
    QByteArray body(ProviderTestStep step) const { return request(step).body; }

    FakeUpstream upstream;
    UpstreamClient client;
    ProviderTestAnswers answers;
    ProviderTestPlan plan;
    Recorder recorder;
    std::unique_ptr<ProviderTest> test;
};

} // namespace dragoman
