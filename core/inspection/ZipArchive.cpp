#include "inspection/ZipArchive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace dragoman {

namespace {

struct ArchiveDeleter
{
    void operator()(archive* one) const { archive_write_free(one); }
    void operator()(archive_entry* one) const { archive_entry_free(one); }
};
using Archive = std::unique_ptr<archive, ArchiveDeleter>;
using Entry = std::unique_ptr<archive_entry, ArchiveDeleter>;

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t length)
{
    static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), length);
    return static_cast<la_ssize_t>(length);
}

bool addFile(archive* zip, const ArchiveFile& file)
{
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    if (archive_write_header(zip, entry.get()) != ARCHIVE_OK)
        return false;
    const la_ssize_t written = archive_write_data(zip, file.content.data(), file.content.size());
    return written == static_cast<la_ssize_t>(file.content.size());
}

tl::unexpected<Error> problem(archive* zip)
{
    const char* const text = archive_error_string(zip);
    return failure(ErrorKind::Internal,
        std::string("The archive cannot be written: ") + (text ? text : "unknown reason"));
}

} // namespace

Result<std::string> zipArchive(const std::vector<ArchiveFile>& files)
{
    std::string bytes; // outlives the archive, which writes into it
    const Archive zip(archive_write_new());
    archive_write_set_bytes_per_block(zip.get(), 0);
    const bool opened = archive_write_set_format_zip(zip.get()) == ARCHIVE_OK
        && archive_write_open(zip.get(), &bytes, nullptr, &append, nullptr) == ARCHIVE_OK;
    if (!opened)
        return problem(zip.get());
    for (const ArchiveFile& file : files) {
        if (!addFile(zip.get(), file))
            return problem(zip.get());
    }
    if (archive_write_close(zip.get()) != ARCHIVE_OK)
        return problem(zip.get());
    return bytes;
}

} // namespace dragoman
