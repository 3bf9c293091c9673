#pragma once

#include "config/Configuration.h"
#include "protocol/Codec.h"
#include "server/ProviderCall.h"
#include "server/ProviderHeaders.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace dragoman {

// The path of the first page of a provider's model list, as long as the provider gives it.
std::string_view modelListPath(Protocol protocol);
// A question for models: `path` is a list's or that of one model.
UpstreamRequest modelsRequest(const ProviderConfig& provider, const CallKey& key, std::string_view path);

// Reads one provider's model list, page by page. Destroying it cancels.
class ModelListing
{
public:
    using Done = std::function<void(Result<std::vector<ModelInfo>>)>;

    // `done` is called once, from the event loop.
    ModelListing(UpstreamClient& client, const ProviderConfig& provider, CallKey key, Done done);

private:
    void askPage(const std::string& cursor);
    void takePage(const CollectedReply& reply);
    void finish(Result<std::vector<ModelInfo>> models);

    static constexpr int mostPages = 20;
    UpstreamClient& m_client;
    const ProviderConfig& m_provider;
    const Codec& m_codec;
    CallKey m_key;
    Done m_done;
    std::vector<ModelInfo> m_models;
    std::unique_ptr<CollectedCall> m_call;
    int m_pages = 0;
};

// What we know of the providers' models: their lists, kept for a minute, and what each Claude model
// accepts, as the provider itself says it (GET /v1/models/{id}, `capabilities`) or by its name.
class ModelCatalog
{
public:
    explicit ModelCatalog(UpstreamClient& client)
        : m_client(client)
    {
    }

    // What a codec must know to write for that model.
    ProviderProfile profileFor(const ProviderConfig& provider, const std::string& model) const;
    // Asks the provider once, in the background, what the model accepts; requests do not wait for it.
    void learn(const ProviderConfig& provider, const CallKey& key, const std::string& model);

    // The list as it was read less than a minute ago, or nullptr.
    const std::vector<ModelInfo>* cached(const ProviderConfig& provider) const;
    void store(const ProviderConfig& provider, std::vector<ModelInfo> models);
    // The models that the configuration names, for providers without a list.
    static std::vector<ModelInfo> configured(const ProviderConfig& provider);

private:
    struct Listed
    {
        std::vector<ModelInfo> models;
        std::chrono::steady_clock::time_point time;
    };
    void keepCapabilities(const ProviderConfig& provider, const ModelInfo& model);

    UpstreamClient& m_client;
    std::map<std::string, Listed> m_lists; // by provider name
    std::map<std::string, ClaudeTraits> m_traits; // by provider and model
    std::map<std::string, std::unique_ptr<CollectedCall>>
        m_questions; // asked once each, by provider and model
};

} // namespace dragoman
