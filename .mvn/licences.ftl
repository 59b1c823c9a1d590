<#list dependencyMap as entry>
<#if entry.key.groupId != "gradbook">
| ${entry.key.groupId}:${entry.key.artifactId} | ${entry.key.version} | ${entry.value?join(", ")} |
</#if>
</#list>
