#pragma once

#include "protocol/Codec.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// The answers of GET /v1/models and /v1/models/{id} (OpenAI API reference, "Models").

// All models in one page: the API knows no paging.
std::string writeChatModels(const std::vector<ModelInfo>& models);
std::string writeChatModel(const ModelInfo& model);

// Reads a list in the forms that hosts use: `{data: [...]}`, a bare array, `{models: [...]}`; entries
// without an id are skipped. Error: BadGateway when the body is none of these.
Result<ModelPage> readChatModels(std::string_view body);
// Error: BadGateway when the body is no model.
Result<ModelInfo> readChatModel(std::string_view body);

} // namespace dragoman
