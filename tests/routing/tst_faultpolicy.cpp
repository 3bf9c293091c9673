#include "routing/FaultPolicy.h"

#include <QTest>

using namespace dragoman;

Q_DECLARE_METATYPE(dragoman::AttemptFault)
Q_DECLARE_METATYPE(dragoman::FaultRule)

class TestFaultPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void configuredRules_data();
    void configuredRules();
};

namespace {

constexpr FaultRule never{ NextTry::Never, false, CoolDownCause::None };
constexpr FaultRule provider{ NextTry::SameAgain, true, CoolDownCause::None };
constexpr FaultRule passing{ NextTry::SameAgain, false, CoolDownCause::None };
constexpr FaultRule credit{ NextTry::OtherKey, false, CoolDownCause::OutOfCredit };
constexpr FaultRule rejected{ NextTry::OtherKey, false, CoolDownCause::Rejected };
constexpr FaultRule limited{ NextTry::OtherKey, false, CoolDownCause::RateLimited };
constexpr FaultRule elsewhere{ NextTry::OtherProvider, false, CoolDownCause::None };

AttemptFault fault(FaultKind kind, int status = 0, const char* message = "")
{
    AttemptFault result;
    result.kind = kind;
    result.status = status;
    result.message = message;
    return result;
}

struct StatusCase
{
    const char* name = nullptr;
    int status = 0;
    FaultRule rule;
};

const StatusCase statusCases[] = {
    { "badRequestNever", 400, never },
    { "notFoundNever", 404, never },
    { "methodNever", 405, never },
    { "tooLargeNever", 413, never },
    { "unprocessableNever", 422, never },
    { "unauthorizedOtherKey", 401, rejected },
    { "forbiddenOtherKey", 403, rejected },
    { "paymentOtherKeyAndRests", 402, credit },
    { "requestTimeout", 408, provider },
    { "conflictNotTheProvidersFault", 409, passing },
    { "tooEarlyNotTheProvidersFault", 425, passing },
    { "rateLimitOtherKey", 429, limited },
    { "internal", 500, provider },
    { "badGateway", 502, provider },
    { "cloudflare", 524, provider },
    { "overloaded", 529, provider },
    { "redirectElsewhere", 307, { NextTry::OtherProvider, true, CoolDownCause::None } },
};

} // namespace

void TestFaultPolicy::rules_data()
{
    QTest::addColumn<AttemptFault>("fault");
    QTest::addColumn<FaultRule>("rule");
    for (const StatusCase& row : statusCases)
        QTest::newRow(row.name) << fault(FaultKind::Status, row.status) << row.rule;
    QTest::newRow("notTold") << fault(FaultKind::NotTold)
                             << FaultRule{ NextTry::OtherProvider, false, CoolDownCause::None };
    QTest::newRow("notSent") << fault(FaultKind::NotSent) << provider;
    QTest::newRow("sentNoAnswer") << fault(FaultKind::SentNoAnswer) << provider;
    QTest::newRow("unusableAnswer") << fault(FaultKind::UnusableAnswer) << provider;
    QTest::newRow("errorEventOfNoKnownType") << fault(FaultKind::ErrorEvent) << provider;
    QTest::newRow("errorEventCountsAsItsStatus") << fault(FaultKind::ErrorEvent, 429) << limited;
    QTest::newRow("errorEventForTheClient") << fault(FaultKind::ErrorEvent, 400) << never;
    QTest::newRow("answerCut") << fault(FaultKind::AnswerCut)
                               << FaultRule{ NextTry::Never, true, CoolDownCause::None };
    QTest::newRow("quotaTextIn429") << fault(FaultKind::Status, 429, "You exceeded your current quota")
                                    << credit;
    QTest::newRow("quotaTextIn400") << fault(FaultKind::Status, 400, "Your Credit Balance is too low")
                                    << credit;
    QTest::newRow("quotaTextIn403") << fault(FaultKind::Status, 403, "用户额度不足") << credit;
    QTest::newRow("overloadedIn400") << fault(FaultKind::Status, 400, "Server Overloaded, retry") << provider;
}

void TestFaultPolicy::rules()
{
    QFETCH(AttemptFault, fault);
    QFETCH(FaultRule, rule);
    QVERIFY(FaultPolicy().ruleFor(fault) == rule);
}

void TestFaultPolicy::configuredRules_data()
{
    QTest::addColumn<AttemptFault>("fault");
    QTest::addColumn<FaultRule>("rule");
    QTest::newRow("extraStatus") << fault(FaultKind::Status, 404) << elsewhere;
    QTest::newRow("extraStatusDoesNotWeakenOthers") << fault(FaultKind::Status, 500) << provider;
    QTest::newRow("otherStatusStillNever") << fault(FaultKind::Status, 400, "overloaded") << never;
    QTest::newRow("pattern") << fault(FaultKind::Status, 400, "model is BUSY now, wait") << provider;
    QTest::newRow("quotaPattern") << fault(FaultKind::Status, 400, "no coins left") << credit;
}

void TestFaultPolicy::configuredRules()
{
    QFETCH(AttemptFault, fault);
    QFETCH(FaultRule, rule);
    FaultSettings settings;
    settings.extraStatuses = { 404, 500 };
    settings.overloadPatterns = { "busy*wait" };
    settings.quotaPatterns = { "no coins" };
    QVERIFY(FaultPolicy(settings).ruleFor(fault) == rule);
}

QTEST_GUILESS_MAIN(TestFaultPolicy)
#include "tst_faultpolicy.moc"
