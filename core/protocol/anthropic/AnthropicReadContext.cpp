#include "protocol/anthropic/AnthropicReadContext.h"

#include "protocol/RequestFields.h"

namespace dragoman {

void AnthropicReadContext::dropped(const JsonValue& field, std::string_view reason)
{
    if (reported.insert(field.key()).second)
        warnOf(conversation, field, std::string(reason));
}

} // namespace dragoman
