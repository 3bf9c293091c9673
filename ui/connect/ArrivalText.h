#pragma once

#include "protocol/Codec.h"
#include "ui/Backend.h"

#include <QCoreApplication>

namespace dragoman {

// Why a client's request got no answer, and what to do, in plain words.
struct ArrivalAdvice
{
    QString what;
    QString remedy{};
    QString page{}; // where the remedy is, or empty
};

class ArrivalText
{
    Q_DECLARE_TR_FUNCTIONS(ArrivalText)

public:
    // `root` is the address that the client should have, `protocol` the one it speaks.
    static ArrivalAdvice refused(const RefusedRequest& request, Protocol protocol, const std::string& root);
    static ArrivalAdvice failed(const RequestRecord& record);

private:
    static ArrivalAdvice failedAtProvider(const RequestRecord& record);
};

} // namespace dragoman
