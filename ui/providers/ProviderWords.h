#pragma once

#include "ui/Appearance.h"
#include "ui/Backend.h"

#include <QCoreApplication>

namespace dragoman {

// How a provider is at this moment, in words.
struct ProviderCondition
{
    Tone tone = Tone::Quiet;
    QString text{};
    bool canBeForgiven = false; // it is left alone because it failed
};

// What the pages say of a provider.
class ProviderWords
{
    Q_DECLARE_TR_FUNCTIONS(ProviderWords)

public:
    // "OpenAI · api.deepseek.com · 2 keys"
    static QString line(const ProviderConfig& provider);
    static QString keys(const ProviderConfig& provider);
    static ProviderCondition condition(
        const Backend& backend, const ProviderConfig& provider, const ProviderHealth& health);
    // Why a key cannot be used, and what to do.
    static QString keyProblem(const KeyReference& reference, const Error& error);
};

// As far as presets and the address tell; programs on one's own machine need none.
bool needsKey(const ProviderConfig& provider);
// In the order in which they are asked: by priority, equal ones as they are listed.
std::vector<ProviderConfig> providersInOrder(const Configuration& configuration);
std::vector<std::string> providerNames(const std::vector<ProviderConfig>& providers);
// `wanted`, or with a number behind it where that is taken.
std::string freeProviderName(const Configuration& configuration, const std::string& wanted);

} // namespace dragoman
