#include "protocol/openai_chat/BuiltInTools.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::string_view bashSchema
    = R"({"type":"object","properties":{)"
      R"("command":{"type":"string","description":"The shell command to run. Required unless restart is true."},)"
      R"("restart":{"type":"boolean","description":"True starts the shell anew."}}})";

constexpr std::string_view editorSchema
    = R"({"type":"object","properties":{)"
      R"("command":{"type":"string","enum":["view","str_replace","create","insert"]},)"
      R"("path":{"type":"string","description":"The file or directory."},)"
      R"("view_range":{"type":"array","items":{"type":"integer"},"description":"For view: first and last line, counted from 1; -1 as the last is the end of the file."},)"
      R"("old_str":{"type":"string","description":"For str_replace: the text to replace; it must occur exactly once."},)"
      R"("new_str":{"type":"string","description":"For str_replace: the text to put in its place."},)"
      R"("file_text":{"type":"string","description":"For create: the content of the new file."},)"
      R"("insert_line":{"type":"integer","description":"For insert: the line behind which the text goes; 0 is the start of the file."},)"
      R"("insert_text":{"type":"string","description":"For insert: the text."}},)"
      R"("required":["command","path"]})";

constexpr std::string_view memorySchema
    = R"({"type":"object","properties":{)"
      R"("command":{"type":"string","enum":["view","create","str_replace","insert","delete","rename"]},)"
      R"("path":{"type":"string","description":"The file or directory below /memories; not for rename."},)"
      R"("view_range":{"type":"array","items":{"type":"integer"},"description":"For view: first and last line, counted from 1."},)"
      R"("file_text":{"type":"string","description":"For create: the content of the file."},)"
      R"("old_str":{"type":"string","description":"For str_replace: the text to replace; it must occur exactly once."},)"
      R"("new_str":{"type":"string","description":"For str_replace: the text to put in its place."},)"
      R"("insert_line":{"type":"integer","description":"For insert: the line behind which the text goes."},)"
      R"("insert_text":{"type":"string","description":"For insert: the text."},)"
      R"("old_path":{"type":"string","description":"For rename: the path now."},)"
      R"("new_path":{"type":"string","description":"For rename: the new path."}},)"
      R"("required":["command"]})";

constexpr std::array<BuiltInTool, 3> builtInTools{ {
    { "bash_", "Runs a command in a shell that keeps its state from call to call.", bashSchema },
    { "text_editor_", "Shows, creates and edits text files.", editorSchema },
    { "memory_", "Keeps notes in files below /memories that later conversations can read.", memorySchema },
} };

} // namespace

const BuiltInTool* findBuiltInTool(std::string_view type)
{
    const auto* found = std::find_if(builtInTools.begin(), builtInTools.end(),
        [type](const BuiltInTool& tool) { return type.starts_with(tool.typePrefix); });
    return found == builtInTools.end() ? nullptr : found;
}

} // namespace dragoman
