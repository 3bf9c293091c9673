#pragma once

#include "base/Result.h"
#include "journal/JournalIntake.h"
#include "journal/RequestFilter.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace dragoman {

class Database;

// A request out of the journal. In a page its record has no attempts, skipped providers, warnings and
// bodies, only their numbers; request() fills them in.
struct StoredRequest
{
    std::int64_t id = 0; // newer ones have larger ones
    RequestRecord record{};
    bool isFailure = false;
    int attempts = 0;
    int warnings = 0;
    BodiesState bodies = BodiesState::NotKept;
};

enum class RequestColumn {
    Time,
    Endpoint,
    Client,
    Provider,
    AskedModel,
    UsedModel,
    Status,
    StopReason,
    Attempts,
    Duration,
    FirstByte,
    FirstToken,
    TokensPerSecond,
    InputTokens,
    OutputTokens,
    CacheReadTokens,
    RequestBytes,
    ResponseBytes,
    Failure,
};

struct RequestOrder
{
    RequestColumn column = RequestColumn::Time;
    bool isDescending = true; // newest, largest or last first; equal ones by id the same way
};

// Behind which row a page begins; made by a page before it, for the same order.
struct PagePosition
{
    QVariant value;
    std::int64_t id = 0;
};

struct PageRequest
{
    RequestFilter filter{};
    RequestOrder order{};
    std::optional<PagePosition> after{};
    std::int64_t skipped = 0; // rows passed over before the first one
    int rows = 100;
};

struct RequestPage
{
    std::vector<StoredRequest> rows{};
    std::optional<PagePosition> next{}; // none when these were the last
};

// What fitting requests come to.
struct RequestSums
{
    std::int64_t requests = 0;
    std::int64_t failures = 0;
    std::int64_t inputTokens = 0; // without cached ones
    std::int64_t outputTokens = 0;
};

// Reads the journal beside its writer, on a connection of its own: no call waits for the writer, and none
// changes a row. Belongs to the thread of its first call. Errors of every call: NotFound when there is no
// journal yet, Unavailable when it cannot be read.
class JournalReader
{
public:
    explicit JournalReader(QString fileName);
    ~JournalReader();

    Result<RequestPage> page(const PageRequest& request);
    Result<std::int64_t> count(const RequestFilter& filter);
    Result<RequestSums> sums(const RequestFilter& filter);
    // The id of the row that was written last; 0 when there is none.
    Result<std::int64_t> newest();
    // With everything that is kept of it. Errors: also NotFound when it is not there any more.
    Result<StoredRequest> request(std::int64_t id);
    // For further queries; valid as long as the reader.
    Result<const Database*> database();

private:
    const QString m_fileName;
    std::unique_ptr<Database> m_database;
};

} // namespace dragoman
