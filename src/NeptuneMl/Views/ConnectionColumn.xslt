<?xml version="1.0" encoding="utf-8"?>
<!--
  Copies the tables for results of several connections, which ConnectionColumn.cs gives other type names, with a column for the connection.
  Stage, Created and Instance make room for it in 80 columns.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="utf-8" indent="yes" />
  <xsl:strip-space elements="*" />

  <xsl:template match="@*|node()">
    <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
  </xsl:template>

  <xsl:template match="comment()|View[not(TableControl)]" />

  <xsl:template match="View/Name">
    <Name><xsl:value-of select="." />ByConnection</Name>
  </xsl:template>

  <xsl:template match="ViewSelectedBy/TypeName">
    <TypeName>
      <xsl:value-of select="." />
      <xsl:choose>
        <xsl:when test="contains(., '.CleanRooms.')">#Region</xsl:when>
        <xsl:otherwise>#Cluster</xsl:otherwise>
      </xsl:choose>
    </TypeName>
  </xsl:template>

  <xsl:template match="TableHeaders">
    <TableHeaders>
      <TableColumnHeader>
        <xsl:choose>
          <xsl:when test="contains(../../ViewSelectedBy/TypeName, '.CleanRooms.')"><Label>Region</Label></xsl:when>
          <xsl:otherwise><Label>Cluster</Label></xsl:otherwise>
        </xsl:choose>
        <Width>14</Width>
      </TableColumnHeader>
      <xsl:apply-templates select="TableColumnHeader[not(Label = 'Stage' or Label = 'Created' or Label = 'Instance')]" />
    </TableHeaders>
  </xsl:template>

  <xsl:template match="TableColumnItems">
    <TableColumnItems>
      <TableColumnItem>
        <xsl:choose>
          <xsl:when test="contains(../../../../ViewSelectedBy/TypeName, '.CleanRooms.')">
            <ScriptBlock>$_.Connection.Name ? "$($_.Region) ($($_.Connection.Name))" : $_.Region</ScriptBlock>
          </xsl:when>
          <xsl:otherwise><PropertyName>Cluster</PropertyName></xsl:otherwise>
        </xsl:choose>
      </TableColumnItem>
      <xsl:apply-templates select="TableColumnItem" />
    </TableColumnItems>
  </xsl:template>

  <xsl:template match="TableColumnItem">
    <xsl:variable name="column" select="count(preceding-sibling::TableColumnItem) + 1" />
    <xsl:variable name="label" select="string(ancestor::TableControl/TableHeaders/TableColumnHeader[position() = $column]/Label)" />
    <xsl:if test="not($label = 'Stage' or $label = 'Created' or $label = 'Instance')">
      <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
