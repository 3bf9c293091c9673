#pragma once

#include "protocol/Codec.h"

#include <QByteArray>

#include <string>

// A request in one of the client protocols, repaired and written for an Anthropic provider.
struct Written
{
    dragoman::Result<dragoman::ProviderRequest> request;

    // A top-level member of the body as spelled; "-" when it is not there.
    QByteArray member(const char* key) const;
    // The fields that were warned about, separated by blanks.
    QByteArray warnedFields() const;
    // The error's text, or "" when there is none.
    QByteArray error() const;
};

// The profile of Anthropic's own host for a model.
dragoman::ProviderProfile claudeProfile(const std::string& model);

Written writtenFromAnthropic(const std::string& body, const dragoman::ProviderProfile& profile);
Written writtenFromChat(const std::string& body, const dragoman::ProviderProfile& profile);
