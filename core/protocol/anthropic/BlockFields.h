#pragma once

#include "base/Result.h"
#include "protocol/anthropic/MemberTable.h"

namespace dragoman {

// The fields of all block types of the Messages API.
enum class BlockField {
    Type,
    Text,
    CacheControl,
    ToolUseId,
    Content,
    Id,
    Name,
    Input,
    IsError,
    Thinking,
    Signature,
    Source,
    Data,
    Title,
    Context,
    Citations,
    ToolName,
    Caller,
    ToolsetName,
};

using BlockFields = MemberTable<BlockField, 19>;

inline constexpr BlockFields::Names blockFieldNames{ "type", "text", "cache_control", "tool_use_id",
    "content", "id", "name", "input", "is_error", "thinking", "signature", "source", "data", "title",
    "context", "citations", "tool_name", "caller", "toolset_name" };

// The field as a string. Errors: it is missing or no string.
Result<JsonText> requiredText(const BlockFields& fields, BlockField field);
// The field as a string, empty when not given. Errors: it is something else.
Result<JsonText> optionalText(const BlockFields& fields, BlockField field);

} // namespace dragoman
