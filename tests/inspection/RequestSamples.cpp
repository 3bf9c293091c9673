#include "inspection/RequestSamples.h"

namespace dragoman {

const char* const anthropicRequest
    = R"({"model":"m","max_tokens":9,"system":[{"type":"text","text":"Be\nkind",
"cache_control":{"type":"ephemeral"}}],"tools":[{"name":"t","description":"d","input_schema":{"type":"object"}}],
"messages":[{"role":"user","content":[{"type":"text","text":"Hi \u00e4"},{"type":"image","source":
{"type":"base64","media_type":"image/png","data":"QUJDRA=="}}]},{"role":"assistant","content":[{"type":"thinking",
"thinking":"hm","signature":"s"},{"type":"tool_use","id":"c1","name":"t","input":{"a":1}}]},{"role":"user",
"content":[{"type":"tool_result","tool_use_id":"c1","is_error":true,"content":"no"}]}]})";

const char* const chatRequest
    = R"({"model":"m","messages":[{"role":"system","content":"Be kind"},{"role":"user",
"content":[{"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"http://h/i.png"}}]},
{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"t",
"arguments":")"
      "{\\\"a\\\":1}"
      R"("}}]},{"role":"tool","tool_call_id":"c1","content":"yes"}]})";

} // namespace dragoman
