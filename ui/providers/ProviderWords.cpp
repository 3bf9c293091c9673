#include "ui/providers/ProviderWords.h"

#include "config/ConfigurationEdit.h"
#include "config/HostNames.h"
#include "config/Presets.h"
#include "ui/ProgramState.h"

#include <algorithm>

namespace dragoman {

namespace {

QString text(std::string_view plain)
{
    return QString::fromUtf8(plain.data(), qsizetype(plain.size()));
}

const ProviderPreset* presetOf(const ProviderConfig& provider)
{
    const ProviderPreset* const named = presetById(provider.preset);
    return named ? named : presetForHost(hostOf(provider.baseUrl));
}

// The part of the address that tells providers apart.
QString place(const ProviderConfig& provider)
{
    const std::string_view url = provider.baseUrl;
    const std::string_view host = hostOf(url);
    if (host.empty() || !isNearbyHost(host))
        return text(host);
    const std::size_t begin = std::size_t(host.data() - url.data());
    return text(url.substr(begin, url.find('/', begin) - begin));
}

} // namespace

bool needsKey(const ProviderConfig& provider)
{
    if (const ProviderPreset* const preset = presetOf(provider))
        return preset->needsKey;
    return !isNearbyHost(hostOf(provider.baseUrl));
}

std::vector<ProviderConfig> providersInOrder(const Configuration& configuration)
{
    std::vector<ProviderConfig> providers = configuration.providers;
    std::stable_sort(providers.begin(), providers.end(),
        [](const ProviderConfig& one, const ProviderConfig& other) { return one.priority < other.priority; });
    return providers;
}

std::vector<std::string> providerNames(const std::vector<ProviderConfig>& providers)
{
    std::vector<std::string> names;
    names.reserve(providers.size());
    for (const ProviderConfig& provider : providers)
        names.push_back(provider.name);
    return names;
}

std::string freeProviderName(const Configuration& configuration, const std::string& wanted)
{
    std::string name = wanted;
    for (int number = 2; findProvider(configuration, name); ++number)
        name = wanted + '-' + std::to_string(number);
    return name;
}

QString ProviderWords::keys(const ProviderConfig& provider)
{
    if (!provider.keys.empty())
        return tr("%n key(s)", nullptr, int(provider.keys.size()));
    return needsKey(provider) ? tr("no key") : tr("no key needed");
}

QString ProviderWords::line(const ProviderConfig& provider)
{
    return tr("%1 · %2 · %3").arg(StateText::protocol(provider.protocol), place(provider), keys(provider));
}

QString ProviderWords::keyProblem(const KeyReference& reference, const Error& error)
{
    const auto isState = [&error](SecretState state) { return error.code == secretStateWord(state); };
    if (isState(SecretState::Locked))
        return tr("The keychain is locked. Unlock it, and the key is read at once.");
    if (isState(SecretState::Denied))
        return tr("The keychain refuses this program. Allow it there, then start Dragoman again.");
    if (isState(SecretState::Missing))
        return tr("There is no keychain on this computer. Use env:NAME, or a file for keys.");
    if (reference.kind == KeyReference::Kind::Environment)
        return tr("The environment variable is not set. Set it, then start Dragoman again.");
    if (error.kind == ErrorKind::NotFound)
        return tr("The key is not there any more. Remove it here and enter it again.");
    return QString::fromStdString(error.message);
}

namespace {

struct KeyCount
{
    int usable = 0;
    int broken = 0;
    QString reason{}; // of the first broken one
};

KeyCount countKeys(const Backend& backend, const ProviderConfig& provider)
{
    KeyCount count;
    for (const KeyReference& reference : provider.keys) {
        const Result<void> status = backend.keyStatus(reference);
        if (!status && count.broken == 0)
            count.reason = ProviderWords::keyProblem(reference, status.error());
        ++(status ? count.usable : count.broken);
    }
    return count;
}

} // namespace

ProviderCondition ProviderWords::condition(
    const Backend& backend, const ProviderConfig& provider, const ProviderHealth& health)
{
    if (!provider.enabled)
        return { Tone::Quiet, tr("Switched off") };
    if (provider.keys.empty() && needsKey(provider))
        return { Tone::Warning, tr("It has no key yet: only clients that bring their own are served.") };
    const KeyCount count = countKeys(backend, provider);
    if (count.broken > 0 && count.usable == 0)
        return { Tone::Bad, count.reason };
    const bool isDown = health.state == HealthState::Unhealthy;
    if (count.broken > 0 && !isDown)
        return { Tone::Warning, tr("%n key(s) cannot be used: %1", nullptr, count.broken).arg(count.reason) };
    return { StateText::toneOf(health.state), StateText::health(health), isDown };
}

} // namespace dragoman
