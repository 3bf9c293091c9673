#pragma once

#include "server/ProviderTestReport.h"
#include "ui/Appearance.h"

#include <QCoreApplication>

namespace dragoman {

// The test of a provider in words for the user.
class TestWords
{
    Q_DECLARE_TR_FUNCTIONS(TestWords)

public:
    static QString step(ProviderTestStep step);
    static QString outcome(ProviderTestOutcome outcome);
    static Tone tone(ProviderTestOutcome outcome);
    // "0.6 s"
    static QString duration(std::chrono::microseconds duration);
    static QString verdict(const ProviderTestReport& report);
    static QString key(const ProviderKeyResult& key);
    static Tone tone(ProviderKeyVerdict verdict);
    // What the user may do about what failed; empty = nothing.
    static QString advice(const ProviderTestReport& report);
    // The short name of what a step proves; null for a step that proves no ability.
    static QString badge(ProviderTestStep step);
};

} // namespace dragoman
