#include "ui/providers/TestWords.h"

#include <QLocale>

#include <algorithm>

namespace dragoman {

QString TestWords::step(ProviderTestStep step)
{
    switch (step) {
    case ProviderTestStep::Connect: return tr("Connect");
    case ProviderTestStep::Models: return tr("List of models");
    case ProviderTestStep::Completion: return tr("An answer");
    case ProviderTestStep::Streaming: return tr("An answer as a stream");
    case ProviderTestStep::ToolCall: return tr("A tool call");
    case ProviderTestStep::Image: return tr("An image");
    case ProviderTestStep::Thinking: return tr("Thinking");
    case ProviderTestStep::CountTokens: return tr("Counting tokens");
    }
    return {};
}

QString TestWords::badge(ProviderTestStep step)
{
    switch (step) {
    case ProviderTestStep::Connect:
    case ProviderTestStep::Completion: return {};
    case ProviderTestStep::Models: return tr("models");
    case ProviderTestStep::Streaming: return tr("stream");
    case ProviderTestStep::ToolCall: return tr("tools");
    case ProviderTestStep::Image: return tr("images");
    case ProviderTestStep::Thinking: return tr("thinking");
    case ProviderTestStep::CountTokens: return tr("token count");
    }
    return {};
}

QString TestWords::outcome(ProviderTestOutcome outcome)
{
    switch (outcome) {
    case ProviderTestOutcome::Passed: return tr("works");
    case ProviderTestOutcome::PassedWithDeviation: return tr("works, with deviations");
    case ProviderTestOutcome::NotSupported: return tr("not supported");
    case ProviderTestOutcome::Failed: return tr("failed");
    case ProviderTestOutcome::Skipped: return tr("left out");
    }
    return {};
}

Tone TestWords::tone(ProviderTestOutcome outcome)
{
    switch (outcome) {
    case ProviderTestOutcome::Passed: return Tone::Good;
    case ProviderTestOutcome::PassedWithDeviation: return Tone::Warning;
    case ProviderTestOutcome::NotSupported: return Tone::Quiet;
    case ProviderTestOutcome::Failed: return Tone::Bad;
    case ProviderTestOutcome::Skipped: return Tone::Quiet;
    }
    return Tone::Quiet;
}

QString TestWords::duration(std::chrono::microseconds duration)
{
    const double seconds = double(duration.count()) / 1'000'000;
    return tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 1 ? 2 : 1));
}

QString TestWords::verdict(const ProviderTestReport& report)
{
    const QString tokens = tr("%n token(s) used", nullptr, int(report.tokens()));
    if (!report.works())
        return tr("It does not work yet. %1.").arg(tokens);
    if (report.deviationCount() > 0)
        return tr("It works, but not in everything as its protocol says. %1.").arg(tokens);
    return tr("It works. %1.").arg(tokens);
}

QString TestWords::key(const ProviderKeyResult& key)
{
    const QString label = QString::fromStdString(key.label);
    switch (key.verdict) {
    case ProviderKeyVerdict::Works: return tr("%1: works").arg(label);
    case ProviderKeyVerdict::Refused: return tr("%1: refused by the provider").arg(label);
    case ProviderKeyVerdict::Failed: return tr("%1: could not be tried").arg(label);
    case ProviderKeyVerdict::NotLoaded: return tr("%1: could not be loaded").arg(label);
    case ProviderKeyVerdict::NotTried: return tr("%1: was not tried").arg(label);
    }
    return {};
}

Tone TestWords::tone(ProviderKeyVerdict verdict)
{
    switch (verdict) {
    case ProviderKeyVerdict::Works: return Tone::Good;
    case ProviderKeyVerdict::Refused:
    case ProviderKeyVerdict::Failed:
    case ProviderKeyVerdict::NotLoaded: return Tone::Bad;
    case ProviderKeyVerdict::NotTried: return Tone::Quiet;
    }
    return Tone::Quiet;
}

QString TestWords::advice(const ProviderTestReport& report)
{
    const auto failed = [&report](ProviderTestStep step) {
        const ProviderTestResult* const result = report.find(step);
        return result && result->outcome == ProviderTestOutcome::Failed;
    };
    const auto hasVerdict = [&report](ProviderKeyVerdict verdict) {
        return std::any_of(report.keys.begin(), report.keys.end(),
            [verdict](const ProviderKeyResult& key) { return key.verdict == verdict; });
    };
    if (failed(ProviderTestStep::Connect))
        return tr("Check the address, the network and the proxy.");
    if (report.works() && hasVerdict(ProviderKeyVerdict::Refused))
        return tr("One key was refused: replace it, or remove it so that no request is lost on it.");
    if (hasVerdict(ProviderKeyVerdict::NotLoaded))
        return tr("Unlock the keychain or set the variable, or enter the key again.");
    if (hasVerdict(ProviderKeyVerdict::Refused))
        return tr("Check the key, and whether the account may use this model; else make a new key.");
    if (failed(ProviderTestStep::Completion))
        return tr("Check the protocol and the model: “Fetch models” shows what the provider has.");
    if (failed(ProviderTestStep::Streaming))
        return tr("Switch on “Ask without streaming” among the abilities.");
    return {};
}

} // namespace dragoman
