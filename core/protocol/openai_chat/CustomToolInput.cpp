#include "protocol/openai_chat/CustomToolInput.h"

#include <algorithm>

namespace dragoman {

bool isCustomTool(JsonText name, const ReplyShape& shape)
{
    if (shape.customTools.empty())
        return false;
    const std::string decoded = decodeJsonText(name);
    return std::find(shape.customTools.begin(), shape.customTools.end(), decoded) != shape.customTools.end();
}

std::string customToolInput(std::string_view arguments)
{
    JsonDocument document;
    if (arguments.empty() || !document.parse(decodeJsonText({ arguments })))
        return std::string(arguments);
    const JsonValue input = document.root()["input"];
    if (input.isString())
        return std::string(input.text().escaped);
    return document.root().isEmptyContainer() ? std::string() : std::string(arguments);
}

} // namespace dragoman
