#include "ui/connect/ArrivalText.h"

#include "ui/Pages.h"

namespace dragoman {

namespace {

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

ArrivalAdvice ArrivalText::refused(const RefusedRequest& request, Protocol protocol, const std::string& root)
{
    const QString base = textOf(protocol == Protocol::Anthropic ? root : root + "/v1");
    switch (request.status) {
    case 401:
        return { tr("It came with a wrong access token, or with none."),
            tr("Copy the text below once more: it has the token of now. Then start the program anew.") };
    case 403:
        return { tr("It was not let in: %1").arg(textOf(request.error)),
            tr("A web page or a container has to be allowed first, by server.allowedOrigins or "
               "server.allowedHosts in the configuration file.") };
    case 404:
    case 405:
        return { tr("It asked for %1, which there is not.").arg(textOf(request.path)),
            tr("The base address has to be exactly %1").arg(base) };
    default: break;
    }
    return { tr("It was refused: %1").arg(textOf(request.error)) };
}

ArrivalAdvice ArrivalText::failed(const RequestRecord& record)
{
    if (!record.attempts.empty())
        return failedAtProvider(record);
    if (record.status == 400 || record.status == 404 || record.status == 413 || record.status == 422)
        return { tr("Its request cannot be used: %1").arg(textOf(record.error)) };
    return { tr("It came through, but no provider can answer: %1").arg(textOf(record.error)),
        tr("Add a provider, or see to it that one is switched on and has a key."), providersPage };
}

ArrivalAdvice ArrivalText::failedAtProvider(const RequestRecord& record)
{
    const AttemptRecord& attempt = record.attempts.back();
    const QString provider = textOf(attempt.provider);
    switch (attempt.status) {
    case 401:
    case 403:
        return { tr("It came through, but the provider %1 refuses the key.").arg(provider),
            tr("Enter the right key for this provider."), providersPage };
    case 402:
        return { tr("It came through, but the account at %1 has no credit.").arg(provider),
            tr("Top it up there, or use another provider."), providersPage };
    case 404:
        return {
            tr("It came through, but %1 does not know the model “%2”.").arg(provider, textOf(attempt.model)),
            tr("Choose another model below, or give the provider an alias for this name."), providersPage
        };
    case 429:
        return { tr("It came through, but %1 wants a pause: too many requests.").arg(provider),
            tr("Wait a little, or add another provider."), providersPage };
    default: break;
    }
    return { tr("It came through, but %1 could not answer: %2").arg(provider, textOf(record.error)),
        tr("Test the provider to see where it fails."), providersPage };
}

} // namespace dragoman
