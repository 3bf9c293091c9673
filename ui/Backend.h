#pragma once

#include "base/Secret.h"
#include "clients/ClientSetup.h"
#include "clients/ClientTarget.h"
#include "config/Configuration.h"
#include "config/SecretStore.h"
#include "inspection/ReplayRequest.h"
#include "journal/RefusedRequest.h"
#include "journal/RequestRecord.h"
#include "journal/RunningRequest.h"
#include "routing/ProviderHealth.h"
#include "updates/UpdateState.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

struct ProviderTestReport;
class RequestLog;

// An endpoint of the configuration and what became of it.
struct EndpointState
{
    std::string name;
    std::uint16_t port = 0; // the real one; 0 = does not listen
    std::optional<Error> problem{}; // why it does not listen although it is enabled
    QString portOwner{}; // the program that has the port, where the system tells
    std::uint16_t freePort = 0; // a free port near the taken one, or 0
    int running = 0; // requests at this moment
};

// What was asked and answered.
struct RequestTotals
{
    std::uint64_t requests = 0;
    std::uint64_t errors = 0;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    bool isToday = false; // since midnight; else since the program started
};

struct FailedRequest
{
    QDateTime time;
    std::string endpoint;
    std::string provider; // empty when none was asked
    std::string message; // without secrets
};

// Something that the user should know of and that stays so until it is dismissed or put right.
struct Notice
{
    enum class Kind {
        LastGoodConfiguration, // the file was broken: the last good one is in force; text = where the broken
                               // one is
        RejectedEdit, // an edit of the file by hand cannot be used; text = the problems, one a line
        Keychain, // keys could not be read from the keychain; text = what to do
        Journal, // the journal of requests pauses or lost something; text = a sentence
        NotWritten, // something could not be written (disk full); text = the reason
    };
    Kind kind = Kind::RejectedEdit;
    QString text;
};

// A small request through an endpoint, as a client would make it.
struct SampleRequest
{
    std::string endpoint; // must listen
    std::string model;
    std::string prompt;
};

// How a client stands whose settings file can be changed for the user.
struct ClientState
{
    std::string client; // as in setupClients()
    QString fileName;
    SetupStatus status{};
    bool isOurs = false; // it was set up from here, so that it can be undone
    std::string endpoint{}; // that it was set up for; empty = none, or one that is gone
    std::string model{}; // that it was set up with
};

// What a client is to be pointed at. What is empty stays as it was set up before, else it is our choice.
struct SetUpRequest
{
    std::string client;
    std::string endpoint{};
    std::string model{};
};

// What all windows see of the program; the only thing that they talk to. Lives on the thread of the windows.
// Nothing here waits for network, disk or keychain longer than a moment, but for the callbacks, which
// are called once, later, from the event loop, unless `context` is destroyed before.
class Backend : public QObject
{
    Q_OBJECT

public:
    using KeyDone = std::function<void(Result<Secret>)>;
    using Done = std::function<void(Result<void>)>;
    using ModelsDone = std::function<void(Result<std::vector<std::string>>)>;
    using TextArrived = std::function<void(const QString& text)>;
    using ReplayDone = std::function<void(const Result<CapturedMessage>& answer)>;
    using BundleDone = std::function<void(const Result<std::string>& archive)>;
    using TestProgress = std::function<void(const ProviderTestReport& report, bool isFinished)>;

    using QObject::QObject;

    // --- configuration

    // What is in force, without the demo provider.
    virtual const Configuration& configuration() const = 0;
    // Of what is in force; for save().
    virtual std::string revision() const = 0;
    // Empty when the environment configures the program and nothing can be saved.
    virtual QString configurationFileName() const = 0;
    // Writes the file and puts it in force; configurationChanged() follows. Errors: InvalidRequest with every
    // problem, Conflict when somebody else changed the file meanwhile, Unavailable when it cannot be written.
    virtual Result<void> save(const Configuration& configuration, const std::string& expectedRevision) = 0;
    // True while the built-in demo provider answers.
    virtual bool usesDemo() const = 0;

    // --- what happens

    // In the order of the configuration.
    virtual std::vector<EndpointState> endpoints() const = 0;
    // Tries again to listen where that failed; endpointsChanged() follows.
    virtual void retryEndpoints() = 0;
    // In the order of the configuration; as it was a moment ago.
    virtual std::vector<ProviderHealth> health() const = 0;
    // The user knows better than the breaker: the provider is tried again at once.
    virtual void forgive(const std::string& provider) = 0;
    virtual int runningRequests() const = 0;
    // As they were a moment ago, oldest first; when very many run, not all.
    virtual std::vector<RunningRequest> running() const = 0;
    // The client gets an error that says so.
    virtual void stopRequest(std::uint64_t number) = 0;
    virtual RequestTotals totals() const = 0;
    virtual std::optional<FailedRequest> lastError() const = 0;
    virtual std::vector<Notice> notices() const = 0;
    virtual void dismissNotice(Notice::Kind kind) = 0;

    // --- requests of the past

    // Outlives every window.
    virtual RequestLog& requestLog() = 0;
    // Sends a captured request again, as a client would. One at a time: a second call ends the first. What
    // comes back is what the client would get, an error too. Errors: as replayRequest(), and Unavailable
    // when the proxy stops.
    virtual void replay(
        const RequestRecord& record, const ReplayChoice& choice, QObject* context, ReplayDone done)
        = 0;
    virtual void cancelReplay() = 0;
    // A ZIP file for those who help: the program, its configuration, recent failures and this request (0 =
    // none), all without secrets.
    virtual void supportBundle(std::int64_t request, QObject* context, BundleDone done) = 0;

    // --- access token

    virtual const Secret& token() const = 0;
    // Makes another one; clients that use the old one are refused from now on. tokenChanged() follows.
    // Errors: Unavailable; Conflict when the environment sets it.
    virtual Result<void> renewToken() = 0;

    // --- keys of providers, by reference; those of the environment can only be read

    // As of the operation that finished last.
    virtual SecretState keychainState() const = 0;
    // Whether the key is loaded and may be used. Errors: Unavailable with the reason.
    virtual Result<void> keyStatus(const KeyReference& reference) const = 0;
    virtual void revealKey(const KeyReference& reference, QObject* context, KeyDone done) = 0;
    // In force at once when the configuration names the reference; keysChanged() follows.
    virtual void storeKey(const KeyReference& reference, const Secret& key, QObject* context, Done done) = 0;
    virtual void removeKey(const KeyReference& reference, QObject* context, Done done) = 0;

    // --- calls that the user asks for; a provider need not be saved for them, `newKeys` (not stored yet)
    // are tried before those of its references

    // One at a time: a second call ends the first. `progress` is called after every step.
    virtual void testProvider(const ProviderConfig& provider, const std::vector<Secret>& newKeys,
        QObject* context, TestProgress progress)
        = 0;
    virtual void cancelProviderTest() = 0;
    // The names of the models that a provider lists.
    virtual void fetchModels(
        const ProviderConfig& provider, const std::vector<Secret>& newKeys, QObject* context, ModelsDone done)
        = 0;
    // One at a time: a second call ends the first. `text` is called for every piece of the answer.
    virtual void sendSample(const SampleRequest& request, QObject* context, TextArrived text, Done done) = 0;
    virtual void cancelSample() = 0;

    // --- programs that are pointed at us; these read and write small files

    // Whether endpoints have paths of that protocol.
    virtual bool serves(Protocol protocol) const = 0;
    // In the order of setupClients(), those whose protocol is served; as their files are at this moment.
    virtual std::vector<ClientState> clientStates() const = 0;
    // Errors: as ClientSetup::plan(); NotFound when no endpoint is enabled; Conflict for an endpoint that
    // passes on the client's own key, which we do not know.
    virtual Result<SetupPlan> planSetUp(const SetUpRequest& request) const = 0;
    // Errors: as ClientSetup::planUndo().
    virtual Result<SetupPlan> planUndo(const std::string& client) const = 0;
    // Gives the name of the copy of the file as it was, empty when there was none; clientsChanged() follows.
    // Errors: as ClientSetup::apply().
    virtual Result<QString> applySetUp(const std::string& client, const SetupPlan& plan) = 0;

    // --- new versions of this program

    virtual UpdateState updateState() const = 0;
    // Looks now, whether or not the program does so by itself; updateChanged() follows.
    virtual void checkForUpdate() = 0;
    // The user does not want to hear of the version that was found.
    virtual void skipUpdate() = 0;
    // The version that was found, unless it is skipped.
    std::optional<NewRelease> offeredRelease() const;

    // --- common changes, by way of save() and with its errors

    Result<void> setEndpointEnabled(const std::string& name, bool enabled);
    Result<void> setAllEndpointsEnabled(bool enabled);
    // Also NotFound; the port may be one that is taken.
    Result<void> setEndpointPort(const std::string& name, std::uint16_t port);
    // An empty name lets routing choose.
    Result<void> pinProvider(const std::string& name);
    Result<void> setUpdateCheck(bool on);

Q_SIGNALS:
    void configurationChanged();
    void endpointsChanged(); // one began or ceased to listen, or cannot
    void activityChanged(); // running requests, totals, the last error; at most ten times a second
    void healthChanged();
    void tokenChanged();
    void keysChanged(); // also keychainState()
    void noticesChanged();
    // A client got its answer; `record` has no secrets.
    void requestFinished(const dragoman::RequestRecord& record);
    // A client was not let in, or asked for a path that there is not.
    void requestRefused(const dragoman::RefusedRequest& request);
    void clientsChanged(); // the settings of one were written
    void updateChanged(); // updateState()

private:
    Result<void> changeEndpoint(const std::string& name, const std::function<void(EndpointConfig&)>& change);
};

} // namespace dragoman
