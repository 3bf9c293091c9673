#pragma once

#include "config/Configuration.h"
#include "protocol/Codec.h"
#include "server/ServerContext.h"

#include <memory>
#include <optional>
#include <string>

namespace dragoman {

// A client's generation request, ready to be written for any provider, as often as needed: byte for
// byte but for the model name where the provider speaks the same protocol, else translated.
class GenerationRequest
{
public:
    // Errors: InvalidRequest that names the field.
    static Result<GenerationRequest> read(
        const Codec& client, std::string body, RequestPurpose purpose = RequestPurpose::Generate);

    const std::string& askedModel() const { return m_askedModel; }
    bool wantsStream() const { return m_stream; }

    // The request for one provider. `profile.model` is the name that the provider knows.
    // Errors: InvalidRequest that names the field, for what this provider cannot be told.
    Result<ProviderRequest> writeFor(
        const ProviderConfig& provider, const ProviderProfile& profile, SignatureCache& signatures);
    // The client's own body for a provider of the same protocol that only counts tokens.
    std::string bodyForCounting(const ProviderProfile& profile) const;

    // In neutral form; valid as long as this object. Errors: InvalidRequest that names the field.
    Result<const Conversation*> conversation();
    // How the client wants its answer.
    ReplyShape replyShape() const;
    // An estimate of the tokens in the request. Errors: InvalidRequest that names the field.
    Result<std::int64_t> estimateTokens();
    std::size_t bodyBytes() const { return m_storage->body.text().size(); }

private:
    explicit GenerationRequest(const Codec& client)
        : m_client(&client)
    {
    }

    Result<ProviderRequest> pass(const ProviderConfig& provider, const ProviderProfile& profile) const;
    Result<ProviderRequest> translate(
        const ProviderConfig& provider, const ProviderProfile& profile, SignatureCache& signatures);
    Result<void> readConversation();

    const Codec* m_client;
    std::shared_ptr<ConversationStorage> m_storage
        = std::make_shared<ConversationStorage>(); // the client's body
    std::string m_askedModel;
    RequestPurpose m_purpose = RequestPurpose::Generate;
    bool m_stream = false;
    bool m_includeUsage = false;
    std::optional<Conversation> m_conversation; // read when a provider of another protocol needs it
};

} // namespace dragoman
