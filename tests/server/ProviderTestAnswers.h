#pragma once

#include "protocol/Codec.h"
#include "server/ProviderTestReport.h"
#include "support/ScriptedAnswer.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace dragoman {

// What a faultless provider answers to each step of its test.
class ProviderTestAnswers
{
public:
    explicit ProviderTestAnswers(Protocol protocol);

    // In the place of the good answer.
    void replace(ProviderTestStep step, const ScriptedAnswer& answer) { m_answers[step] = answer; }
    // In the order of the calls; each step but Connect makes one.
    QList<ScriptedAnswer> inOrder() const { return m_answers.values(); }

    // A whole completion with this text, of 3 input and 2 output tokens.
    static QByteArray completion(Protocol protocol, const QByteArray& text = "hi");
    // The same as a stream.
    static QList<QByteArray> stream(Protocol protocol);

private:
    QMap<ProviderTestStep, ScriptedAnswer> m_answers;
};

} // namespace dragoman
