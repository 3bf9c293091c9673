#include "protocol/anthropic/BlockFields.h"

#include "protocol/RequestFields.h"

namespace dragoman {

Result<JsonText> requiredText(const BlockFields& fields, BlockField field)
{
    const JsonValue& value = fields[field];
    if (value.isString())
        return value.text();
    return value.isAbsent() ? invalidMember(fields.object(), fields.name(field), "a string is required")
                            : invalidField(value, "must be a string");
}

Result<JsonText> optionalText(const BlockFields& fields, BlockField field)
{
    return fields[field].isAbsent() ? Result<JsonText>(JsonText{}) : requiredText(fields, field);
}

} // namespace dragoman
