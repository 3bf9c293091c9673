<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n endpoint(s) cannot listen</source>
        <translation>
            <numerusform>%n endpoint cannot listen</numerusform>
            <numerusform>%n endpoints cannot listen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) do not answer</source>
        <translation>
            <numerusform>%n provider does not answer</numerusform>
            <numerusform>%n providers do not answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) running</source>
        <translation>
            <numerusform>%n request running</numerusform>
            <numerusform>%n requests running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::EndpointRow</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::OverviewPage</name>
    <message numerus="yes">
        <source>%n request(s) today</source>
        <translation>
            <numerusform>%n request today</numerusform>
            <numerusform>%n requests today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) since the start</source>
        <translation>
            <numerusform>%n request since the start</numerusform>
            <numerusform>%n requests since the start</numerusform>
        </translation>
    </message>
</context>
</TS>
